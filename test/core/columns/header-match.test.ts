import { expect } from '@open-wc/testing';
import { matchHeaders, recognizeSystem } from '../../../src/core/columns/header-match.js';
import { sureConfidence } from '../../../src/core/columns/sure-confidence.js';
import type { UserField } from '../../../src/core/user.js';
import { readCsv } from '../../../src/data/csv/csv-reader.js';
import { csvBlob } from '../../fixtures/csv-files.js';

type Mapped = Readonly<Record<string, UserField>>;

const systems: readonly (readonly [file: string, id: string, mapped: Mapped])[] = [
  [
    'ringotel',
    'ringotel',
    {
      name: 'displayName',
      extension: 'extension',
      password: 'sipPassword',
      username: 'sipUsername',
      authname: 'authName',
      mobile: 'mobile',
      phone: 'phone',
      company: 'company',
      position: 'position',
      department: 'department',
    },
  ],
  [
    '3cx-v16-v18',
    '3cx',
    {
      Number: 'extension',
      FirstName: 'givenName',
      LastName: 'familyName',
      EmailAddress: 'email',
      MobileNumber: 'mobile',
      AuthID: 'authName',
      AuthPassword: 'sipPassword',
      EnableVoicemail: 'voicemailEnabled',
      PIN: 'voicemailPin',
      OutboundCallerID: 'callerIdNumber',
      Disabled: 'status',
      DND: 'doNotDisturb',
    },
  ],
  [
    'fusionpbx-extension-export',
    'fusionpbx',
    {
      extension: 'extension',
      password: 'sipPassword',
      effective_caller_id_name: 'displayName',
      outbound_caller_id_name: 'callerIdName',
      outbound_caller_id_number: 'callerIdNumber',
      directory_first_name: 'givenName',
      directory_last_name: 'familyName',
      call_timeout: 'callTimeout',
      do_not_disturb: 'doNotDisturb',
      enabled: 'status',
      description: 'notes',
    },
  ],
  [
    'fspbx-extension-template',
    'fspbx',
    {
      extension: 'extension',
      first_name: 'givenName',
      last_name: 'familyName',
      outbound_caller_id_number: 'callerIdNumber',
      description: 'notes',
      email: 'email',
    },
  ],
  [
    'freepbx-required-only',
    'freepbx',
    {
      extension: 'extension',
      name: 'displayName',
      description: 'notes',
      secret: 'sipPassword',
      voicemail_enable: 'voicemailEnabled',
      voicemail_vmpwd: 'voicemailPin',
      voicemail_email: 'email',
    },
  ],
  [
    'freepbx-userman-users',
    'freepbx-userman',
    {
      username: 'username',
      password: 'portalPassword',
      default_extension: 'extension',
      description: 'notes',
      fname: 'givenName',
      lname: 'familyName',
      displayname: 'displayName',
    },
  ],
  [
    'mikopbx-full',
    'mikopbx',
    {
      number: 'extension',
      user_username: 'displayName',
      user_email: 'email',
      mobile_number: 'mobile',
      sip_secret: 'sipPassword',
      fwd_ringlength: 'callTimeout',
    },
  ],
  [
    'yeastar-p-series-head',
    'yeastar-p',
    {
      'First Name': 'givenName',
      'Last name': 'familyName',
      'Email Address': 'email',
      'Mobile Number': 'mobile',
      'User Password': 'portalPassword',
      Organization: 'department',
      'User Role': 'role',
      'Extension Number': 'extension',
      'Registration Name': 'authName',
      'Registration Password': 'sipPassword',
      'IP Phone Concurrent Registrations': 'maxBindings',
      'Enable Voicemail': 'voicemailEnabled',
      'Voicemail Access PIN': 'voicemailPin',
    },
  ],
  [
    'grandstream-ucm61xx-1.0.9.25',
    'grandstream-ucm',
    {
      Extension: 'extension',
      'Enable Voicemail': 'voicemailEnabled',
      'CallerID Number': 'callerIdNumber',
      'SIP/IAX Password': 'sipPassword',
      'Voicemail Password': 'voicemailPin',
      'Ring Timeout': 'callTimeout',
      AuthID: 'authName',
      'Disable This Extension': 'status',
      'User Password': 'portalPassword',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Email Address': 'email',
    },
  ],
  [
    'vodia',
    'vodia',
    {
      alias: 'extension',
      first_name: 'givenName',
      last_name: 'familyName',
      position: 'position',
      cell: 'mobile',
      email: 'email',
      mb_pin: 'voicemailPin',
      web_pass: 'portalPassword',
      password: 'sipPassword',
    },
  ],
  [
    'switchvox-8',
    'switchvox',
    {
      ext: 'extension',
      fname: 'givenName',
      lname: 'familyName',
      login_email: 'email',
      title: 'position',
      password: 'portalPassword',
      voicemail_password: 'voicemailPin',
      phone_password: 'sipPassword',
    },
  ],
  [
    'google-workspace-29',
    'google-workspace',
    {
      'First Name [Required]': 'givenName',
      'Last Name [Required]': 'familyName',
      'Email Address [Required]': 'email',
      'Password [Required]': 'portalPassword',
      'Work Phone': 'phone',
      'Mobile Phone': 'mobile',
      'Employee Title': 'position',
      Department: 'department',
    },
  ],
  [
    'microsoft-365-16',
    'microsoft-365',
    {
      'User Name': 'username',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Display Name': 'displayName',
      'Job Title': 'position',
      Department: 'department',
      'Office Phone': 'phone',
      'Mobile Phone': 'mobile',
    },
  ],
];

const wazoHeader =
  'uuid,subscription_type,firstname,lastname,email,mobile_phone_number,outgoing_caller_id,enabled,ring_seconds,voicemail_password,voicemail_email,line_protocol,context,sip_username,sip_secret,exten,username,password';

function mappedBy(headers: readonly string[], rows: readonly (readonly string[])[] = []): Record<string, UserField> {
  const mapped: Record<string, UserField> = {};
  matchHeaders(headers, rows).forEach(({ field }, column) => field && (mapped[headers[column]!] = field));
  return mapped;
}

const fieldsOf = (headers: string, ...rows: string[]): (UserField | undefined)[] =>
  matchHeaders(
    headers.split(','),
    rows.map((row) => row.split(',')),
  ).map(({ field }) => field);

describe('matchHeaders', () => {
  for (const [file, id, mapped] of systems)
    it(`I2: recognises ${file} and maps every column that a user has a field for`, async () => {
      const read = await readCsv(await csvBlob(`systems/${file}.csv`));
      if ('code' in read) throw new Error(read.code);
      const { headers, rows } = read.table;
      expect(recognizeSystem(headers)?.id).to.equal(id);
      expect(mappedBy(headers, rows)).to.deep.equal(mapped);
      for (const match of matchHeaders(headers, rows)) {
        expect(match.reason).to.be.oneOf(['known-system', 'ignored']);
        if (match.field) expect(match.confidence).to.be.at.least(0.9);
      }
    });

  it('I2: maps a Wazo export, whose fixture has no rows', () => {
    const headers = wazoHeader.split(',');
    expect(recognizeSystem(headers)?.id).to.equal('wazo');
    expect(mappedBy(headers)).to.deep.equal({
      firstname: 'givenName',
      lastname: 'familyName',
      email: 'email',
      mobile_phone_number: 'mobile',
      outgoing_caller_id: 'callerIdNumber',
      enabled: 'status',
      ring_seconds: 'callTimeout',
      voicemail_password: 'voicemailPin',
      voicemail_email: 'voiceMessageEmails',
      sip_username: 'sipUsername',
      sip_secret: 'sipPassword',
      exten: 'extension',
      username: 'username',
      password: 'portalPassword',
    });
  });

  it('I2: reads "Disabled" as the opposite of the status', () => {
    const matches = matchHeaders(['Number', 'FirstName', 'AuthID', 'Disabled'], []);
    expect(matches[3]).to.include({ field: 'status', inverted: true, reason: 'known-system', detail: '3CX' });
    expect(matchHeaders(['name', 'extension', 'suspended'], [['A', '1', 'no']])[2]).to.include({
      field: 'status',
      inverted: true,
    });
  });

  it('I2: recognises a system by its columns in any order, with some missing and others added', async () => {
    for (const [file, id, mapped] of systems) {
      const read = await readCsv(await csvBlob(`systems/${file}.csv`));
      if ('code' in read) throw new Error(read.code);
      const headers = ['Shoe size', ...[...read.table.headers].reverse()];
      expect(recognizeSystem(headers)?.id, file).to.equal(id);
      const reordered = mappedBy(headers);
      for (const [header, field] of Object.entries(mapped))
        expect(reordered[header], `${file} ${header}`).to.equal(field);
      expect(reordered['Shoe size']).to.equal(undefined);
    }
  });

  it('I2: knows the newer 3CX header, and the parts of it that people keep', () => {
    expect(recognizeSystem(['Number', 'FirstName', 'LastName', 'EmailAddress'])?.id).to.equal('3cx');
    const headers =
      'Number,FirstName,LastName,EmailAddress,MobileNumber,OutboundCallerID,DID,Role,Department,VMEnable,VMPIN'.split(
        ',',
      );
    expect(mappedBy(headers)).to.include({ VMEnable: 'voicemailEnabled', VMPIN: 'voicemailPin', Role: 'role' });
  });

  it('I2: takes no plain header for a known system', () => {
    for (const headers of [
      'extension,username,name,email,password',
      'name,email',
      'first name,last name,phone,department',
      'name,extension,password,username,email,mobile',
      'Extension,Display name,E-mail,Role,Licence,Status',
    ])
      expect(recognizeSystem(headers.split(',')), headers).to.equal(undefined);
  });

  const languages: readonly (readonly [string, string])[] = [
    ['en', 'Ext. No.,User name,First name,Surname,E-mail address,SIP secret,Mobile phone,Department'],
    ['de', 'Durchwahl,Benutzername,Vorname,Nachname,E-Mail-Adresse,SIP-Passwort,Handynummer,Abteilung'],
    [
      'fr',
      'Numéro de poste,Identifiant,Prénom,Nom de famille,Adresse e-mail,Mot de passe SIP,Téléphone portable,Service',
    ],
    ['es', 'Anexo,Nombre de usuario,Nombre,Apellidos,Correo,Contraseña SIP,Celular,Departamento'],
    ['it', 'Numero interno,Nome utente,Nome,Cognome,Posta elettronica,Password SIP,Cellulare,Reparto'],
    ['pt', 'Ramal,Usuário,Nome,Sobrenome,Correio eletrônico,Senha SIP,Telemóvel,Setor'],
    ['nl', 'Toestelnummer,Gebruikersnaam,Voornaam,Achternaam,E-mailadres,SIP-wachtwoord,Mobiel,Afdeling'],
    ['pl', 'Numer wewnętrzny,Nazwa użytkownika,Imię,Nazwisko,Adres e-mail,Hasło SIP,Telefon komórkowy,Dział'],
    ['tr', 'Dahili No,Kullanıcı Adı,Ad,Soyad,E-posta,SIP Şifresi,Cep Telefonu,Bölüm'],
    ['ru', 'Внутренний номер,Логин,Имя,Фамилия,Электронная почта,Пароль SIP,Мобильный телефон,Отдел'],
    ['ar', 'رقم التحويلة,اسم المستخدم,الاسم الأول,اسم العائلة,البريد الإلكتروني,كلمة مرور SIP,رقم الجوال,القسم'],
    ['he', 'שלוחה,שם משתמש,שם פרטי,שם משפחה,דוא"ל,סיסמת SIP,טלפון נייד,מחלקה'],
  ];
  for (const [language, headers] of languages)
    it(`I2: understands headers in ${language}`, () => {
      expect(fieldsOf(headers)).to.deep.equal([
        'extension',
        'username',
        'givenName',
        'familyName',
        'email',
        'sipPassword',
        'mobile',
        'department',
      ]);
    });

  it('I2: understands headers in capitals and without their accents', () => {
    expect(fieldsOf('EXTENSION,NOM,PRENOM,TELEPHONE,COURRIEL')).to.deep.equal([
      'extension',
      'familyName',
      'givenName',
      'phone',
      'email',
    ]);
    expect(fieldsOf('DAHİLİ,İSİM SOYİSİM,ŞİFRE')).to.deep.equal(['extension', 'displayName', 'sipPassword']);
  });

  it('I2: a column called only "name" is what the others leave', () => {
    expect(fieldsOf('Nom,Poste')).to.deep.equal(['displayName', 'extension']);
    expect(fieldsOf('Nom,Prénom')).to.deep.equal(['familyName', 'givenName']);
    expect(fieldsOf('Nombre,Apellidos')).to.deep.equal(['givenName', 'familyName']);
    expect(fieldsOf('Name,Vorname,Nachname', 'Eva Maier,Eva,Maier')).to.deep.equal([
      'displayName',
      'givenName',
      'familyName',
    ]);
    expect(fieldsOf('Name,First name', 'Eva Maier,Eva')).to.deep.equal(['displayName', 'givenName']);
    expect(fieldsOf('Name,First name', 'Maier,Eva')).to.deep.equal(['familyName', 'givenName']);
  });

  it('I2: a plain password is the SIP password, unless that has a column of its own', () => {
    expect(fieldsOf('name,ext,password')).to.deep.equal(['displayName', 'extension', 'sipPassword']);
    expect(fieldsOf('name,ext,password,sip secret')[2]).to.equal('portalPassword');
  });

  it('I2: numbers are told apart by their values', () => {
    expect(fieldsOf('name,number', 'Eva,101', 'Bo,102')).to.deep.equal(['displayName', 'extension']);
    expect(fieldsOf('name,number', 'Eva,+49301234567')).to.deep.equal(['displayName', 'phone']);
    expect(fieldsOf('ext,name,caller id', '101,Eva,101', '102,Bo,102')[2]).to.equal(undefined);
    expect(fieldsOf('ext,name,caller id', '101,Eva,+4930123')[2]).to.equal('callerIdNumber');
  });

  it('I2: values that deny the name take the field away', () => {
    expect(fieldsOf('name,email', 'Eva,yes', 'Bo,no')).to.deep.equal(['displayName', undefined]);
    expect(fieldsOf('name,mobile', 'Eva,true')).to.deep.equal(['displayName', undefined]);
    expect(fieldsOf('name,status', 'Eva,Hamburg')).to.deep.equal(['displayName', undefined]);
  });

  it('I2: forgives a slip of the pen, and says so', () => {
    const matches = matchHeaders(['Extention', 'Emial Address', 'Frist Name', 'Lastname '], []);
    expect(matches.map(({ field }) => field)).to.deep.equal(['extension', 'email', 'givenName', 'familyName']);
    expect(matches[0]).to.include({ reason: 'similar-name', detail: 'extension' });
    for (const { confidence } of matches.slice(0, 3)) expect(confidence).to.be.below(sureConfidence);
  });

  it('I2: whose a column is does not matter, but the second of a kind is not the first', () => {
    expect(fieldsOf('Employee First Name,Employee Last Name,Work E-mail')).to.deep.equal([
      'givenName',
      'familyName',
      'email',
    ]);
    expect(fieldsOf('Name,Email,Email 2,Manager Email,Recovery Email,Home Phone')).to.deep.equal([
      'displayName',
      'email',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('I2: without any header the values tell', () => {
    const rows = [
      ['101', 'Eva Maier', 'eva@example.test', '+49 30 1234567'],
      ['102', 'Bo Li', 'bo@example.test', '+49 30 1234568'],
    ];
    const matches = matchHeaders(['', '', '', ''], rows);
    expect(matches.map(({ field }) => field)).to.deep.equal(['extension', 'displayName', 'email', 'phone']);
    for (const match of matches) expect(match.reason).to.equal('values');
  });

  it('I2: unknown names of unlike values are a low guess, alike ones none', () => {
    const swedish = matchHeaders(
      ['Anknytning', 'Epostadress'],
      [
        ['101', 'a@x.se'],
        ['102', 'b@x.se'],
      ],
    );
    expect(swedish.map(({ field }) => field)).to.deep.equal(['extension', 'email']);
    for (const { confidence } of swedish) expect(confidence).to.be.within(0.6, 0.79);
    expect(fieldsOf('Foo,Bar', '101,201', '102,202')).to.deep.equal([undefined, undefined]);
    expect(fieldsOf('name,Employee ID', 'Eva,1001', 'Bo,1002')[1]).to.equal(undefined);
  });

  it('I1: two columns of one name are asked about, unless they say the same', () => {
    expect(fieldsOf('extension,name,name', '1,Ann,Aberg')).to.deep.equal(['extension', undefined, undefined]);
    expect(fieldsOf('extension,name,name', '1,Ann,Ann')).to.deep.equal(['extension', 'displayName', undefined]);
    expect(fieldsOf('extension,name,name', '1,,Ann')).to.deep.equal(['extension', undefined, 'displayName']);
  });

  it('I2: never gives one field to two columns, whatever the header', () => {
    const words =
      'name,Name,first name,vorname,password,pin,secret,number,ext,phone,tel,mobile,cell,email,e-mail,status,disabled,,x'.split(
        ',',
      );
    for (let round = 0; round < 300; round++) {
      const headers = Array.from({ length: 8 }, (_, at) => words[(round * 7 + at * (1 + (round % 5))) % words.length]!);
      const fields = matchHeaders(headers, [headers.map((_, at) => String(at * 100))]).flatMap(
        ({ field }) => field ?? [],
      );
      expect(new Set(fields).size, headers.join()).to.equal(fields.length);
    }
  });

  it('I2: a word of two languages is read in the language of the others', () => {
    expect(fieldsOf('Nome,CEP,Telefone,Ramal')).to.deep.equal(['displayName', undefined, 'phone', 'extension']);
    expect(fieldsOf('Ad Soyad,Cep,Dahili,E-posta')).to.deep.equal(['displayName', 'mobile', 'extension', 'email']);
    expect(fieldsOf('Nom,Prénom,Poste', 'Dupont,Jean,Ingénieur', 'Martin,Ana,Vendeuse')[2]).to.equal('position');
  });

  it('I2: short numbers under "phone" are extensions where no other column is, a likely guess', () => {
    const rows = ['Eva,12', 'Bo,13'].map((row) => row.split(','));
    expect(matchHeaders(['Name', 'Telefon'], rows)[1]).to.include({ field: 'extension', confidence: 0.72 });
    expect(fieldsOf('Name,Telefon,Durchwahl', 'Eva,12,22', 'Bo,13,23')).to.deep.equal([
      'displayName',
      'phone',
      'extension',
    ]);
  });

  it('I2: headers of a plain spreadsheet are not taken for a system with the same words', () => {
    expect(
      fieldsOf('User Name,User Email,User Extension,User Role,User Status', 'eva,e@x.test,101,admin,active'),
    ).to.deep.equal(['username', 'email', 'extension', 'role', 'status']);
  });

  it('P7: hostile headers are only names', () => {
    const matches = matchHeaders(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'extension'], []);
    expect(matches.map(({ field }) => field)).to.deep.equal([undefined, undefined, undefined, undefined, 'extension']);
    expect(({} as Record<string, unknown>)['admin']).to.equal(undefined);
  });

  it('I2: what resembles two words alike is neither', () => {
    expect(fieldsOf('Pid number')).to.deep.equal([undefined]);
    expect(fieldsOf('Pin numbre')).to.deep.equal(['voicemailPin']);
  });

  it('I2: of two systems that show, the one that knows more of the columns is meant', () => {
    const portal = ['username', 'displayname', 'fname', 'lname', 'password', 'officephone'];
    expect(recognizeSystem(portal)?.id).to.equal('freepbx-userman');
    const office = ['User Name', 'Display Name', 'fname', 'First Name', 'Last Name', 'Job Title', 'Office Phone'];
    expect(recognizeSystem(office)?.id).to.equal('microsoft-365');
  });

  it('I2: a word that only the values decide is a likely guess without any', () => {
    expect(fieldsOf('name,number')).to.deep.equal(['displayName', 'extension']);
    expect(fieldsOf('name,caller id')).to.deep.equal(['displayName', 'callerIdNumber']);
    expect(fieldsOf('name,voicemail')).to.deep.equal(['displayName', 'voicemailEnabled']);
    for (const header of ['number', 'caller id', 'voicemail'])
      expect(matchHeaders([header], [])[0]!.confidence, header).to.be.below(sureConfidence);
  });

  it('I2: a caller ID is a number or a name, voicemail a switch or an address, by their values', () => {
    expect(fieldsOf('name,ext,caller id', 'Eva,101,Acme Ltd', 'Bo,102,Acme Ltd')[2]).to.equal('callerIdName');
    expect(fieldsOf('name,voicemail', 'Eva,yes', 'Bo,no')[1]).to.equal('voicemailEnabled');
    expect(fieldsOf('name,voicemail', 'Eva,eva@x.test', 'Bo,bo@x.test')[1]).to.equal('voiceMessageEmails');
    expect(fieldsOf('name,voicemail', 'Eva,soon', 'Bo,later')[1]).to.equal(undefined);
  });

  it('I2: a login column that holds people is their name, one that holds the extensions the SIP user name', () => {
    expect(fieldsOf('user,ext', 'Eva Maier,101', 'Bo Li,102')).to.deep.equal(['displayName', 'extension']);
    expect(fieldsOf('name,ext,login', 'Eva,101,101', 'Bo,102,102')[2]).to.equal('sipUsername');
    expect(fieldsOf('name,ext,login', 'Eva,101,101', 'Bo,102,bo')[2]).to.equal('username');
  });

  it('I2: a title is what somebody is in the company, a DID the number to call from', () => {
    expect(fieldsOf('name,title', 'Eva,Engineer')).to.deep.equal(['displayName', 'position']);
    expect(fieldsOf('name,DID', 'Eva,+49301234567')).to.deep.equal(['displayName', 'callerIdNumber']);
  });

  it('I2: a switch whose values answer nothing is none', () => {
    expect(fieldsOf('name,do not disturb', 'Eva,Hamburg', 'Bo,Berlin')[1]).to.equal(undefined);
    expect(fieldsOf('name,do not disturb', 'Eva,yes', 'Bo,no')[1]).to.equal('doNotDisturb');
  });

  it('I1: rows that lack their last cells, and cells that lack a header, are looked at all the same', () => {
    const rows = [['Eva', '101'], ['Bo']];
    expect(matchHeaders(['name', ''], rows).map(({ field }) => field)).to.deep.equal(['displayName', 'extension']);
  });

  it('I2: signs for "number" count as the word', () => {
    expect(fieldsOf('Name,№')).to.deep.equal(['displayName', 'extension']);
    expect(fieldsOf('Nombre,Nº')[1]).to.equal('extension');
  });
});
