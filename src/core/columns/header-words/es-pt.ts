import type { HeaderWords } from '../header-words.js';

/** What a column may be called in Spanish. */
export const es: HeaderWords = {
  displayName:
    'Nombre completo, nombre para mostrar, nombre y apellidos, nombre y apellido, apellidos y nombre, nombre mostrado, nombre visible, nombre a mostrar, apellidos nombre, nombre del empleado',
  givenName: 'Nombre de pila, primer nombre, nombres',
  familyName: 'Apellido, apellidos, primer apellido',
  name: 'Nombre, empleado, trabajador',
  extension:
    'Extensión, interno, número de extensión, anexo, número interno, ext., extensión telefónica, n.º de extensión, nº extensión, número de anexo, número de interno, extensión interna, número corto',
  phoneType: 'tipo de teléfono, tipo de dispositivo, tipo de terminal',
  username:
    'Usuario, nombre de usuario, identificador, inicio de sesión, ID de usuario, login, cuenta, nombre de inicio de sesión, cuenta de usuario',
  email:
    'Correo electrónico, correo, e-mail, dirección de correo, dirección de correo electrónico, correo e, mail, correo corporativo, correo-e, dirección de e-mail, correo institucional',
  role: 'Rol, rol de usuario, función de usuario, perfil',
  licence: 'Licencia, tipo de licencia',
  status: 'Estado, activo, activado, habilitado, estatus',
  disabled: 'desactivado, deshabilitado, inactivo, suspendido, bloqueado',
  sipUsername: 'Usuario SIP, nombre de usuario SIP, cuenta SIP, ID SIP',
  authName:
    'Nombre de autenticación, ID de autenticación, usuario de autenticación, autenticación, usuario de registro, nombre de registro',
  sipPassword:
    'Contraseña SIP, clave SIP, contraseña de autenticación, contraseña de la extensión, contraseña de extensión, contraseña de registro, contraseña del teléfono, secreto SIP',
  portalPassword:
    'Contraseña del portal, contraseña web, contraseña de usuario, contraseña de acceso, clave web, contraseña portal',
  password: 'Contraseña, clave, clave de acceso, palabra clave',
  mobile:
    'Móvil, celular, teléfono móvil, teléfono celular, número de móvil, número móvil, número de celular, n.º móvil, tel. móvil, número celular, móvil corporativo',
  callerIdName:
    'Nombre del identificador de llamadas, nombre de llamante, nombre de identificación de llamada, nombre del llamante',
  callerIdNumber:
    'Número saliente, identificador de llamadas saliente, número de identificador de llamadas, número de llamante, número de salida, número presentado, CLI saliente, ID de llamada saliente',
  callerId: 'Identificador de llamadas, identificación de llamadas, ID de llamada, ID de llamadas',
  callTimeout:
    'Tiempo de timbre, tiempo de llamada, duración del timbre, tiempo de timbrado, segundos de timbre, tiempo de tono',
  doNotDisturb: 'No molestar',
  voicemailEnabled:
    'Buzón activado, buzón de voz activado, buzón de voz habilitado, correo de voz habilitado, buzón activo',
  voicemail: 'Buzón de voz, correo de voz, buzón, contestador',
  voicemailPin:
    'PIN del buzón, PIN del buzón de voz, PIN de buzón de voz, contraseña del buzón de voz, contraseña del buzón, clave del buzón, PIN correo de voz, PIN buzón',
  pin: 'código PIN, clave PIN',
  voiceMessageEmails: 'Correo del buzón de voz, correo para mensajes de voz, buzón de voz a correo',
  notifyEmails: 'Correo de notificación, correos de notificación, correo de avisos',
  maxBindings: 'Número de dispositivos, dispositivos máximos, registros simultáneos',
  company: 'Empresa, compañía, organización, razón social, sociedad, institución',
  position: 'Puesto, cargo, posición, puesto de trabajo, título, ocupación, profesión',
  department: 'Departamento, área, sección, equipo, división, unidad, depto.',
  phone:
    'Teléfono, número de teléfono, tel., teléfono fijo, número externo, teléfono de trabajo, teléfono de oficina, línea directa, número directo, fijo, tfno., teléfono directo, telf.',
  number: 'Número, núm., n.º, nº',
  notes: 'Notas, nota, comentario, comentarios, observaciones, descripción',
  ignored:
    'Dirección, calle, ciudad, localidad, provincia, código postal, CP, país, idioma, zona horaria, huso horario, dirección MAC, modelo, sede, ubicación, oficina, edificio, planta, sala, número de empleado, legajo, DNI, jefe, supervisor, fecha de nacimiento, sexo, género, tratamiento, centro de coste, teléfono particular, correo personal',
};

/** What a column may be called in Portuguese. */
export const pt: HeaderWords = {
  displayName:
    'Nome completo, nome de exibição, nome e sobrenome, nome e apelido, nome a apresentar, nome exibido, nome para exibição, nome do funcionário, nome do colaborador',
  givenName: 'Primeiro nome, nome próprio, prenome',
  familyName: 'Apelido, sobrenome, último nome, nome de família, apelidos',
  name: 'Nome, funcionário, colaborador',
  extension:
    'Ramal, extensão, número do ramal, número interno, número da extensão, nº ramal, n.º ramal, número de ramal, ramal interno, nº da extensão, número curto',
  phoneType: 'tipo de telefone, tipo de aparelho, tipo de dispositivo',
  username:
    'Utilizador, usuário, nome de utilizador, nome de usuário, login, ID do usuário, ID do utilizador, conta, nome de login',
  email:
    'E-mail, correio eletrónico, correio eletrônico, endereço de e-mail, endereço eletrónico, endereço de correio eletrónico, mail, e-mail corporativo, endereço de email',
  role: 'Função do utilizador, papel, perfil, perfil de acesso, função do usuário',
  licence: 'Licença, tipo de licença',
  status: 'Estado, ativo, activo, ativado, habilitado, situação, status',
  disabled: 'desativado, desabilitado, inativo, suspenso, bloqueado',
  sipUsername: 'Utilizador SIP, usuário SIP, conta SIP, nome de usuário SIP, nome de utilizador SIP',
  authName: 'Nome de autenticação, ID de autenticação, utilizador de autenticação, usuário de autenticação',
  sipPassword:
    'Senha SIP, palavra-passe SIP, senha de autenticação, senha do ramal, senha de registo, senha de registro, palavra-passe de autenticação',
  portalPassword:
    'Senha do portal, senha web, palavra-passe do portal, senha do usuário, senha do utilizador, senha de acesso, palavra-passe do utilizador',
  password: 'Senha, palavra-passe, palavra passe, palavra-chave',
  mobile:
    'Telemóvel, celular, telefone celular, móvel, número de telemóvel, número do celular, telefone móvel, número de celular, nº telemóvel, n.º de telemóvel',
  callerIdName: 'Nome do chamador, nome do identificador de chamadas, nome de identificação',
  callerIdNumber: 'Número de saída, número do chamador, identificador de chamadas de saída, número apresentado, bina',
  callerId: 'Identificador de chamadas, ID de chamada, ID do chamador, identificação de chamadas',
  callTimeout: 'Tempo de toque, duração do toque, tempo de chamada, segundos de toque',
  doNotDisturb: 'Não perturbe, não incomodar, não perturbar',
  voicemailEnabled:
    'Correio de voz ativo, correio de voz ativado, caixa postal ativada, correio de voz habilitado, caixa postal ativa',
  voicemail: 'Correio de voz, caixa postal, caixa de correio de voz',
  voicemailPin:
    'PIN do correio de voz, PIN da caixa postal, senha do correio de voz, senha da caixa postal, PIN de correio de voz',
  pin: 'código PIN',
  voiceMessageEmails: 'E-mail do correio de voz, e-mail da caixa postal, correio de voz para e-mail',
  notifyEmails: 'E-mail de notificação, e-mails de notificação',
  maxBindings: 'Número de dispositivos, máximo de dispositivos, registos simultâneos, registros simultâneos',
  company: 'Empresa, organização, companhia, razão social, instituição',
  position: 'Cargo, função, posição, título, profissão, categoria profissional',
  department: 'Departamento, setor, sector, área, equipa, equipe, divisão, secção, seção',
  phone:
    'Telefone, número de telefone, tel., telefone fixo, número externo, linha direta, telefone do trabalho, telefone comercial, fixo, número direto, telefone direto',
  number: 'Número, n.º, nº, núm.',
  notes: 'Notas, nota, observações, comentário, comentários, descrição, obs.',
  ignored:
    'Endereço, morada, rua, cidade, localidade, código postal, CEP, país, idioma, língua, fuso horário, endereço MAC, modelo, localização, escritório, edifício, andar, sala, filial, matrícula, número de funcionário, CPF, NIF, chefe, gerente, data de nascimento, sexo, centro de custo, telefone residencial, e-mail pessoal',
};
