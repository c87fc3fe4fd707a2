import type { HeaderWords } from '../header-words.js';

/** What a column may be called in French. */
export const fr: HeaderWords = {
  displayName:
    'Nom complet, nom affiché, nom d’affichage, prénom et nom, nom et prénom, nom prénom, prénom nom, nom de l’employé, nom du collaborateur, libellé',
  givenName: 'Prénom, prénoms',
  familyName: 'Nom de famille, patronyme, nom de naissance',
  name: 'Nom, collaborateur, employé, salarié',
  extension:
    'Poste, numéro de poste, n° de poste, extension, numéro interne, poste interne, numéro court, n° interne, poste téléphonique, numéro d’extension, ligne interne, n° poste, numéro abrégé',
  phoneType: 'type de téléphone, type de poste, type d’appareil',
  username:
    'Nom d’utilisateur, identifiant, utilisateur, login, nom de connexion, identifiant de connexion, ID utilisateur, compte utilisateur, identifiant utilisateur',
  email:
    'Courriel, e-mail, adresse e-mail, adresse électronique, adresse courriel, mél, mail, adresse mail, adresse de courriel, messagerie électronique, e-mail professionnel, courrier électronique, adresse de messagerie',
  role: 'Rôle, rôle utilisateur, rôle de l’utilisateur',
  licence: 'Licence, type de licence',
  status: 'Statut, actif, activé, état, compte actif',
  disabled: 'désactivé, inactif, suspendu, bloqué',
  sipUsername: 'Utilisateur SIP, nom d’utilisateur SIP, identifiant SIP, compte SIP, nom SIP, login SIP',
  authName:
    'Nom d’authentification, identifiant d’authentification, ID d’authentification, utilisateur d’authentification, nom d’enregistrement',
  sipPassword:
    'Mot de passe SIP, mot de passe d’authentification, mot de passe du poste, mot de passe d’enregistrement, secret SIP, mot de passe téléphone',
  portalPassword:
    'Mot de passe du portail, mot de passe web, mot de passe utilisateur, mot de passe de connexion, mot de passe portail',
  password: 'Mot de passe, MDP, passe, code d’accès',
  mobile:
    'Mobile, portable, téléphone portable, téléphone mobile, numéro de mobile, numéro de portable, GSM, cellulaire, n° mobile, tél. mobile, tél. portable, n° de portable, numéro mobile, numéro portable',
  callerIdName: 'Nom de l’appelant, nom présenté, nom d’appelant',
  callerIdNumber:
    'Numéro présenté, numéro sortant, numéro de l’appelant, numéro d’appelant, numéro affiché, présentation du numéro, n° présenté',
  callerId: 'identification de l’appelant, identifiant de l’appelant',
  did: 'SDA, numéro SDA, n° SDA',
  callTimeout:
    'Durée de sonnerie, temps de sonnerie, délai de sonnerie, délai de non-réponse, durée de sonnerie en secondes',
  doNotDisturb: 'Ne pas déranger, NPD',
  voicemailEnabled: 'Messagerie activée, messagerie vocale activée, boîte vocale activée, répondeur activé',
  voicemail: 'Messagerie vocale, boîte vocale, répondeur, messagerie',
  voicemailPin:
    'Code messagerie, PIN messagerie, code de la messagerie, mot de passe messagerie, mot de passe de la messagerie vocale, code PIN messagerie, code PIN de messagerie, code boîte vocale, NIP messagerie, code répondeur',
  pin: 'Code PIN, NIP',
  notifyEmails: 'E-mail de notification, courriel de notification, adresse de notification',
  voiceMessageEmails:
    'E-mail messagerie vocale, e-mail de messagerie, courriel messagerie vocale, messagerie vers e-mail',
  maxBindings: 'Nombre d’appareils, nombre maximal d’appareils, enregistrements simultanés',
  company: 'Entreprise, société, organisation, raison sociale, nom de l’entreprise',
  position: 'Fonction, titre, intitulé du poste, emploi, profession, métier, titre du poste',
  department: 'Service, département, équipe, direction, pôle',
  phone:
    'Téléphone, numéro de téléphone, tél., n° de téléphone, téléphone fixe, fixe, ligne directe, numéro externe, numéro direct, téléphone professionnel, téléphone bureau, n° direct, numéro fixe, tél. fixe',
  number: 'Numéro, n°, num',
  notes: 'Notes, remarque, remarques, commentaire, commentaires, observations, description',
  ignored:
    'Adresse, rue, ville, code postal, pays, langue, fuseau horaire, fax, télécopie, adresse MAC, modèle, site, emplacement, bureau, bâtiment, étage, salle, matricule, numéro d’employé, responsable, supérieur, date de naissance, sexe, civilité, centre de coût, date d’embauche, téléphone personnel, téléphone domicile, e-mail personnel, lieu',
};

/** What a column may be called in Italian. */
export const it: HeaderWords = {
  displayName:
    'Nome completo, nome visualizzato, nome e cognome, cognome e nome, nominativo, nome cognome, cognome nome, nome da visualizzare',
  givenName: 'Nome di battesimo, nome proprio, primo nome',
  familyName: 'Cognome, cognomi',
  name: 'Nome, dipendente',
  extension:
    'Interno, numero interno, interno telefonico, estensione, numero di interno, derivato, n. interno, interno n., numero breve',
  phoneType: 'tipo di telefono, tipo telefono, tipo dispositivo',
  username: 'Nome utente, utente, login, ID utente, identificativo, nome di accesso, account',
  email:
    'E-mail, posta elettronica, indirizzo e-mail, indirizzo di posta elettronica, indirizzo mail, mail, email aziendale, e-mail aziendale, indirizzo di posta',
  role: 'Ruolo, ruolo utente',
  licence: 'Licenza, tipo di licenza, tipo licenza',
  status: 'Stato, attivo, attivato, abilitato',
  disabled: 'disattivato, disabilitato, inattivo, sospeso, bloccato',
  sipUsername: 'Utente SIP, nome utente SIP, account SIP, ID SIP',
  authName:
    'Nome di autenticazione, ID di autenticazione, utente di autenticazione, ID autenticazione, nome autenticazione',
  sipPassword:
    'Password SIP, password di autenticazione, password interno, password di registrazione, password autenticazione',
  portalPassword: 'Password portale, password del portale, password web, password utente, password di accesso',
  password: 'Password, parola d’ordine, chiave di accesso',
  mobile:
    'Cellulare, mobile, telefono cellulare, numero di cellulare, telefonino, telefono mobile, numero cellulare, cell., cellulare aziendale',
  callerIdName: 'Nome chiamante, nome ID chiamante',
  callerIdNumber: 'Numero chiamante, numero in uscita, numero ID chiamante, ID chiamante in uscita, numero presentato',
  callerId: 'ID chiamante',
  callTimeout: 'Durata squillo, tempo di squillo, durata squilli, timeout squillo, durata dello squillo',
  doNotDisturb: 'Non disturbare',
  voicemailEnabled:
    'Casella vocale attiva, segreteria attiva, voicemail attivo, segreteria abilitata, casella vocale abilitata',
  voicemail: 'Segreteria, segreteria telefonica, casella vocale',
  voicemailPin:
    'PIN segreteria, PIN casella vocale, PIN voicemail, password segreteria, PIN della segreteria, password casella vocale',
  pin: 'codice PIN',
  voiceMessageEmails: 'E-mail segreteria, e-mail casella vocale, email voicemail',
  notifyEmails: 'E-mail di notifica, e-mail notifiche',
  maxBindings: 'Numero di dispositivi, dispositivi massimi, registrazioni simultanee',
  company: 'Azienda, società, ditta, organizzazione, ragione sociale, impresa',
  position: 'Posizione, qualifica, mansione, funzione, titolo, incarico, professione, posizione lavorativa',
  department: 'Reparto, dipartimento, ufficio, settore, divisione, area',
  phone:
    'Telefono, numero di telefono, tel., telefono fisso, numero esterno, telefono ufficio, numero telefonico, linea diretta, numero diretto, fisso, recapito telefonico',
  number: 'numero, n., num.',
  notes: 'Note, commento, commenti, descrizione, annotazioni, osservazioni',
  ignored:
    'Indirizzo, via, città, CAP, paese, nazione, provincia, lingua, fuso orario, indirizzo MAC, modello, sede, edificio, piano, stanza, matricola, codice fiscale, data di nascita, sesso, responsabile, centro di costo, telefono casa, e-mail personale, luogo',
};
