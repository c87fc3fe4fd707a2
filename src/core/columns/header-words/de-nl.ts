import type { HeaderWords } from '../header-words.js';

/** What a column may be called in German. */
export const de: HeaderWords = {
  displayName:
    'Anzeigename, vollständiger Name, voller Name, Vor- und Nachname, Vorname Nachname, Name Vorname, Nachname Vorname, Vollname, angezeigter Name, Mitarbeitername, Teilnehmername, ganzer Name, kompletter Name',
  givenName: 'Vorname, Vornamen, Rufname',
  familyName: 'Nachname, Familienname, Zuname, Nachnamen',
  name: 'Name, Mitarbeiter, Teilnehmer, Person',
  extension:
    'Nebenstelle, Durchwahl, intern, interne, Intern-Nr., Nebenstellennummer, Durchwahlnummer, interne Nummer, Interne Rufnummer, interne Durchwahl, Nst, NSt., DW, Kurzwahl, Hausruf, Klappe, Apparat, Teilnehmernummer, interne Rufnr, Nebenstellennr, Durchwahl-Nr.',
  phoneType: 'Telefontyp, Gerätetyp, Endgerätetyp, Telefonart',
  username:
    'Benutzername, Anmeldename, Benutzerkennung, Kennung, Login, Loginname, Benutzer-ID, Nutzername, Anmeldekennung, Benutzerkonto',
  email:
    'E-Mail, E-Mail-Adresse, Email, Mail, Mailadresse, Emailadresse, elektronische Post, dienstliche E-Mail, E-Mail geschäftlich, Geschäftliche E-Mail',
  role: 'Rolle, Benutzerrolle, Berechtigungsrolle',
  licence: 'Lizenz, Lizenztyp, Lizenzart',
  status: 'Status, aktiv, aktiviert, freigeschaltet, Zustand, eingeschaltet',
  disabled: 'deaktiviert, gesperrt, inaktiv, ausgeschaltet',
  sipUsername: 'SIP-Benutzername, SIP-Benutzer, SIP-Kennung, SIP-Name, SIP-Konto, SIP-ID, Registrierungsbenutzer',
  authName:
    'Authentifizierungsname, Authentifizierungs-ID, Auth-Name, Auth-ID, Authentifizierungsbenutzer, SIP-Authentifizierungsname, Authentifikationsname, Authentisierungsname, Registrierungsname',
  sipPassword:
    'SIP-Passwort, SIP-Kennwort, Authentifizierungspasswort, Authentifizierungskennwort, Telefonpasswort, Gerätepasswort, Registrierungspasswort, Registrierungskennwort, Nebenstellenpasswort',
  portalPassword:
    'Portalpasswort, Webpasswort, Portalkennwort, Anmeldepasswort, Benutzerpasswort, Benutzerkennwort, Login-Passwort, Webkennwort',
  password: 'Passwort, Kennwort, Pass, Losungswort',
  mobile:
    'Mobil, Mobilnummer, Mobiltelefon, Handy, Handynummer, Mobilfunk, Mobilfunknummer, Mobilrufnummer, Natel, Mobiltelefonnummer, Mobil geschäftlich, Diensthandy',
  callerIdName: 'Anrufername, Anruferkennungsname, abgehender Name, Name der Anruferkennung',
  callerIdNumber:
    'abgehende Rufnummer, ausgehende Rufnummer, Absendernummer, angezeigte Rufnummer, abgehende Nummer, ausgehende Nummer, externe Anrufer-ID, Rufnummer ausgehend, übermittelte Rufnummer, signalisierte Rufnummer',
  callerId: 'Anrufer-ID, Anruferkennung, Rufnummernanzeige',
  callTimeout:
    'Klingeldauer, Rufdauer, Klingelzeit, Rufzeit, Anrufdauer bis Voicemail, Klingeldauer in Sekunden, Rufdauer in Sekunden',
  noAnswer: 'bei Nichtannahme, bei Nichtmelden',
  doNotDisturb: 'Nicht stören, Ruhe vor dem Telefon, Anrufschutz, Bitte nicht stören',
  voicemailEnabled: 'Voicemail aktiv, Voicemail aktiviert, Anrufbeantworter aktiv, Mailbox aktiv, Sprachbox aktiv',
  voicemail: 'Anrufbeantworter, Sprachbox, Mailbox',
  voicemailPin:
    'Voicemail-PIN, Mailbox-PIN, Anrufbeantworter-PIN, PIN der Voicemail, Voicemail-Passwort, Voicemail-Kennwort, Sprachbox-PIN, Mailbox-Passwort',
  pin: 'PIN, PIN-Code, Geheimzahl',
  notifyEmails: 'Benachrichtigungs-E-Mail, Benachrichtigungs-E-Mails, Benachrichtigung an',
  voiceMessageEmails: 'Voicemail-E-Mail, Voicemail an E-Mail, E-Mail für Sprachnachrichten, E-Mail für Voicemail',
  smsEnabled: 'SMS aktiv, SMS aktiviert',
  smsNumber: 'SMS-Nummer',
  maxBindings: 'Anzahl Geräte, maximale Geräte, Geräteanzahl, gleichzeitige Registrierungen, maximale Registrierungen',
  company: 'Firma, Unternehmen, Firmenname, Organisation, Gesellschaft, Betrieb, Mandant',
  position:
    'Position, Funktion, Berufsbezeichnung, Stelle, Stellenbezeichnung, Tätigkeit, Beruf, Jobtitel, Funktionsbezeichnung',
  department: 'Abteilung, Bereich, Team, Fachbereich, Abt., Organisationseinheit, Gruppe',
  phone:
    'Telefon, Telefonnummer, Rufnummer, Festnetz, Festnetznummer, Tel., Tel.-Nr., Telefon geschäftlich, geschäftlich, Telefon dienstlich, externe Nummer, externe Rufnummer, Direktwahl, Geschäftsnummer, Bürotelefon, Telefonnr, Amtsnummer',
  number: 'Nummer, Nr., Nr',
  notes: 'Notiz, Notizen, Bemerkung, Bemerkungen, Kommentar, Beschreibung, Anmerkung, Anmerkungen, Hinweis',
  ignored:
    'Titel, Anrede, Adresse, Straße, Ort, Stadt, PLZ, Postleitzahl, Land, Sprache, Zeitzone, Fax, Faxnummer, MAC-Adresse, Modell, Gerät, Hersteller, Standort, Niederlassung, Gebäude, Raum, Zimmer, Etage, Büro, Personalnummer, Personal-Nr., Mitarbeiternummer, Kostenstelle, Vorgesetzter, Geburtsdatum, Geschlecht, Eintrittsdatum, Telefon privat, E-Mail privat, Private E-Mail, Webseite, Kundennummer, Notrufnummer, lfd. Nr., erstellt, geändert, Letzte Anmeldung, Vorlage',
};

/** What a column may be called in Dutch. */
export const nl: HeaderWords = {
  displayName: 'Weergavenaam, volledige naam, getoonde naam, voor- en achternaam, voornaam achternaam, schermnaam',
  givenName: 'Voornaam, roepnaam',
  familyName: 'Achternaam, familienaam',
  name: 'Naam, medewerker, naam medewerker',
  extension:
    'Toestel, toestelnummer, intern nummer, doorkiesnummer, extensie, extensienummer, intern toestelnummer, toestel nr, interne nummer, verkort nummer',
  phoneType: 'toesteltype, type toestel, type telefoon',
  username: 'Gebruikersnaam, inlognaam, gebruikers-ID, aanmeldnaam, loginnaam',
  email: 'E-mailadres, e-mail, mailadres, emailadres, zakelijk e-mailadres',
  role: 'Rol, gebruikersrol',
  licence: 'Licentie, licentietype',
  status: 'Status, actief, geactiveerd, ingeschakeld',
  disabled: 'uitgeschakeld, gedeactiveerd, inactief, geblokkeerd',
  sipUsername: 'SIP-gebruikersnaam, SIP-gebruiker, SIP-account, SIP-naam',
  authName: 'authenticatienaam, authenticatie-ID, auth naam, authenticatiegebruiker',
  sipPassword: 'SIP-wachtwoord, authenticatiewachtwoord, toestelwachtwoord, registratiewachtwoord',
  portalPassword: 'portaalwachtwoord, webwachtwoord, inlogwachtwoord, gebruikerswachtwoord',
  password: 'Wachtwoord, paswoord',
  mobile: 'Mobiel, mobiel nummer, mobiele telefoon, gsm, gsm-nummer, mobiele nummer, 06-nummer, mobiel telefoonnummer',
  callerIdName: 'naam beller-ID, nummerweergavenaam',
  callerIdNumber: 'uitgaand nummer, uitbelnummer, nummerweergave, uitgaande nummerweergave',
  callTimeout: 'beltijd, belduur, overgaan in seconden, rinkeltijd',
  doNotDisturb: 'niet storen',
  voicemailEnabled: 'voicemail actief, voicemail ingeschakeld',
  voicemailPin: 'voicemail-pincode, pincode voicemail, voicemailwachtwoord, voicemail pin',
  pin: 'pincode',
  voiceMessageEmails: 'voicemail naar e-mail, voicemail e-mail, e-mail voor voicemail',
  notifyEmails: 'meldings-e-mail',
  maxBindings: 'aantal toestellen, maximum aantal toestellen, aantal apparaten',
  company: 'Bedrijf, bedrijfsnaam, organisatie, onderneming, firma',
  position: 'Functie, functietitel, functienaam, beroep',
  department: 'Afdeling, team, afdelingsnaam',
  phone:
    'Telefoon, telefoonnummer, vast nummer, vaste telefoon, extern nummer, tel, zakelijk nummer, zakelijk telefoonnummer, direct nummer, werktelefoon',
  number: 'nummer, nr',
  notes: 'Notities, opmerking, opmerkingen, omschrijving, beschrijving, toelichting',
  ignored:
    'adres, straat, plaats, stad, postcode, land, taal, tijdzone, faxnummer, MAC-adres, locatie, vestiging, kantoor, kamer, gebouw, personeelsnummer, medewerkernummer, geboortedatum, geslacht, aanhef, tussenvoegsel, leidinggevende, kostenplaats, telefoon privé, privé e-mail',
};
