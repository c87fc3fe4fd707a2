import type { HeaderWords } from '../header-words.js';

/** What a column may be called in English, the jargon of phone systems included. */
export const en: HeaderWords = {
  displayName:
    'display name, full name, fullname, name and surname, first and last name, caller name, user full name, person, contact name, nickname',
  givenName: 'first name, firstname, fname, given name, forename, christian name, first, directory first name',
  familyName: 'last name, lastname, lname, family name, surname, second name, last, directory last name',
  name: 'name, user name full, names, employee, employee name, staff name, staff, person name',
  extension:
    'extension, ext, exten, extn, extension number, ext number, ext no, extension no, internal number, internal extension, user extension, phone extension, sip extension, extension id, internal, internal phone, short number, short dial, station, station number, dn, directory number, default extension, pbx extension, exts',
  phoneType: 'phone type, device type, endpoint type, type of phone',
  username:
    'username, user name, user, login, login name, user id, userid, login id, logon, logon name, user login, user principal name, upn, portal username, web username, sam account name, account name',
  email:
    'email, e-mail, email 1 value, e-mail 1 value, email address, e-mail address, mail, mail address, user email, login email, work email, email id, primary email, business email, company email, electronic mail',
  role: 'role, user role, role name, access role, admin role, user group role, portal role',
  licence: 'licence, license, licence type, license type, licenses, user licence',
  status:
    'status, activated, active, enabled, is active, is enabled, user status, account status, activation, state, user enabled, extension enabled, account enabled',
  disabled:
    'disabled, deactivated, inactive, suspended, is disabled, disable this extension, account disabled, blocked, locked',
  sipUsername:
    'sip username, sip user, sip user id, sip user name, sip id, sip account, sip login, sip name, registration username, register username, line username',
  authName:
    'auth name, authname, auth id, authid, auth user, auth username, authentication id, authentication name, authentication user, authentication username, authorization name, authorization username, authorisation name, sip auth id, sip auth name, sip authentication name, registration name, register name, registration id, auth user name',
  sipPassword:
    'sip password, sip secret, secret, auth password, authentication password, registration password, register password, phone password, device password, line password, extension password, sip pass, sip pwd, auth secret, sip credential, voip password',
  portalPassword:
    'portal password, web password, login password, user password, account password, web portal password, ui password, portal pass, web pass',
  password: 'password, pass, passwd, pwd',
  mobile:
    'mobile, mobile phone, mobile number, mobile phone number, cell, cell phone, cell number, cellphone, cellular, gsm, handy, mobile no, personal mobile, work mobile',
  callerIdName:
    'caller id name, cid name, cnam, outbound caller id name, external caller id name, clid name, caller name id, outbound cid name',
  callerIdNumber:
    'caller id number, cid number, outbound caller id, outbound caller id number, outbound cid, external caller id, external caller id number, outgoing caller id, outgoing clid, caller id external, presented number, presentation number, clid number, cli number, outbound number, external cid, outgoing cid',
  callerId: 'caller id, callerid, cid, clid, cli',
  did: 'did, dids, did number, direct did, ddi, ddi number, incoming did, inbound number, direct inward dialing',
  callTimeout:
    'call timeout, ring time, ring timeout, ring time in seconds, ring seconds, ring duration, ring timer, ringtimer, ring length, timeout, no answer timeout, no answer timer, ring time seconds',
  noAnswer: 'no answer, when nobody answers, on no answer, no answer action',
  forwarding: 'forwarding',
  doNotDisturb: 'do not disturb, dnd, do not disturb enabled',
  voicemailEnabled:
    'voicemail enabled, voicemail enable, enable voicemail, voice mail enabled, vm enabled, vm enable, has voicemail, use voicemail, voicemail status, voicemail active, enable vm',
  voicemail: 'voicemail, voice mail, vm, mailbox enabled',
  mailboxId: 'mailbox id',
  voicemailPin:
    'voicemail pin, vm pin, voicemail password, voicemail access pin, vm password, voice mail pin, voice mail password, voicemail pwd, vm pwd, vmpwd, mailbox pin, mailbox password, voicemail pass, vm pass, voicemail secret, vm secret, vmpin, voicemail code, vm access pin',
  pin: 'pin, pin code, pincode, pin number',
  notifyEmails:
    'notification emails, notify emails, notification email, notify email, missed call email, alert email, notification e-mails',
  voiceMessageEmails:
    'voice message emails, voicemail email, voicemail to email, vm email, voicemail mail to, voicemail email address, vm email address, voice mail email, voice message email, voice message e-mails, voicemail notification email',
  onCallPin: 'on call pin, on-call pin',
  onCallRemindMinutes: 'on call reminder in minutes, on call remind minutes, on call reminder',
  smsEnabled: 'sms enabled, texting, texting enabled, enable sms, sms active',
  smsNumber: 'sms number, texting number, text number',
  mobileStun: 'mobile stun',
  maxBindings:
    'devices at once, max bindings, max registrations, maximum registrations, concurrent registrations, max devices, max contacts, simultaneous registrations, number of devices, ip phone concurrent registrations, registrations',
  company:
    'company, company name, organization 1 name, organization, organisation, organization name, firm, employer, business name, customer',
  title: 'title',
  position:
    'position, job title, organization 1 title, organization title, job, function, occupation, job position, designation, employee title, job function',
  department:
    'department, dept, organization department, organization 1 department, team, division, unit, department name, group name, workgroup, section',
  phone:
    'phone, phone number, phone 1 value, telephone, telephone number, tel, work phone, office phone, business phone, direct phone, direct number, direct dial, direct line, landline, fixed line, external number, public number, work number, office number phone, business number, company phone, desk number, main phone, work telephone, phone no, tel no, telephone no, e164, e164 number, contact number, contact phone',
  number: 'number, no, user number, account number extension, num',
  notes: 'notes, note, comment, comments, description, remark, remarks, memo, info, additional information',
  ignored:
    'mac, mac address, mac addresses, device mac, model, phone model, vendor, template, device template, brand, manufacturer, fax, fax number, address, street, street address, city, town, state, province, region, zip, zip code, postal code, postcode, country, country code, language, locale, time zone, timezone, id, uuid, guid, object id, external id, employee id, employee number, employee no, personnel number, staff id, staff number, staff no, badge number, badge, payroll number, manager, supervisor, manager email, birthday, date of birth, dob, gender, sex, salutation, prefix, suffix, middle name, initials, website, url, web site, avatar, photo, picture, created, created at, updated, updated at, last login, last sign in, version, tenant, tenant id, location, site, office, building, floor, room, room number, desk, hire date, start date, end date, cost center, cost centre, home phone, home number, home email, private phone, personal email, recovery email, recovery phone, secondary email, alternate email, alternate email address, emergency contact, emergency phone, emergency number, emergency caller id, emergency caller id number, emergency caller id name, emergency outbound caller id, technology, tech, codec, codecs, transport, context, call group, pickup group, music on hold, record calls, recording, permissions, permission, time condition, index, row, line, order, key, hash, password hash, presence, domain, server, outbound proxy, sip server, sip domain, port, ip address, serial number, serial',
};
