import { headerKey } from './header-words.js';

/** Yes and no in the dialects of systems and of 12 languages. */
const yes =
  '1, y, yes, true, t, on, enabled, enable, active, activated, x, ✓, ✔, ja, j, wahr, ein, an, aktiv, aktiviert, oui, vrai, o, actif, activé, sí, s, si, verdadero, activo, activado, habilitado, vero, attivo, attivato, abilitato, sim, verdadeiro, ativo, ativado, waar, aan, actief, ingeschakeld, tak, prawda, włączony, aktywny, evet, doğru, açık, etkin, aktif, да, истина, вкл, включен, включено, активен, نعم, صحيح, مفعل, نشط, כן, אמת, פעיל, מופעל';
const no =
  '0, n, no, false, f, off, disabled, disable, inactive, deactivated, suspended, nein, falsch, aus, inaktiv, deaktiviert, gesperrt, non, faux, inactif, désactivé, falso, inactivo, desactivado, deshabilitado, inattivo, disattivato, disabilitato, não, nao, inativo, desativado, nee, onwaar, uit, inactief, uitgeschakeld, nie, fałsz, wyłączony, nieaktywny, hayır, yanlış, kapalı, devre dışı, pasif, нет, ложь, выкл, выключен, отключен, неактивен, لا, خطأ, معطل, غير نشط, לא, שקר, כבוי, מושבת';

/** What people call the roles, licences and phone types of the default policy; a policy's own words come first. */
const choiceWords = {
  'org-admin':
    'organization admin, organisation admin, org admin, owner, system owner, system administrator, superadmin, super admin, super administrator, global administrator, hauptadministrator, inhaber, propriétaire, propietario, proprietario, proprietário, eigenaar, właściciel, sahibi, владелец, المالك, בעלים, system owners, system admins',
  admin:
    'administrator, admins, administrators, administrateur, administrador, amministratore, beheerder, yönetici, администратор, مدير النظام, مسؤول, מנהל מערכת, company admin, tenant admin',
  manager:
    'managers, supervisor, team lead, leiter, teamleiter, manager, responsable, gerente, kierownik, müdür, менеджер, مدير, מנהל, group owner, group owners',
  agent:
    'agents, call center agent, operator, receptionist, receptionists, agente, temsilci, оператор, агент, وكيل, סוכן, נציג',
  user: 'users, employee, standard, standard user, member, basic, benutzer, nutzer, mitarbeiter, utilisateur, usuario, utente, usuário, utilizador, gebruiker, użytkownik, kullanıcı, пользователь, مستخدم, משתמש, normal, end user',
  fax: 'fax user, faxes, telefax, télécopieur, fax, факс, فاكس, פקס',
  voice: 'voice licence, voice license, telephony, sprache, voix, voz, voce, spraak, ses, голос, صوت, קול',
  softphone: 'soft phone, app, softclient, mobile app, desktop app, софтфон',
  webphone: 'web phone, web, browser, webrtc, webclient, веб-телефон',
  deskphone:
    'desk phone, ip phone, hardphone, hard phone, tischtelefon, téléphone de bureau, teléfono de escritorio, sip phone, sip-телефон',
  voicemail: 'voice mail, mailbox, vm, anrufbeantworter, messagerie, buzón, segreteria, correio de voz',
  'hang-up': 'hangup, hang up, busy, auflegen, raccrocher, colgar, riagganciare, desligar',
  activated:
    'active, enabled, activate, aktiv, aktiviert, freigeschaltet, actif, activé, activo, activado, attivo, attivato, ativo, ativado, actief, aktywny, aktif, etkin, активен, активирован, نشط, مفعل, פעיל, מופעל, verified, registered, available, online',
  deactivated:
    'inactive, disabled, deactivate, suspended, blocked, locked, pending, inaktiv, deaktiviert, gesperrt, inactif, désactivé, suspendu, inactivo, desactivado, suspendido, inattivo, disattivato, inativo, desativado, inactief, nieaktywny, pasif, devre dışı, неактивен, отключен, заблокирован, معطل, غير نشط, מושבת, לא פעיל, archived, terminated, unavailable, offline',
};

let booleans: Map<string, boolean> | undefined;

/** What a cell says yes or no to; undefined when it says neither. */
export function booleanOf(text: string): boolean | undefined {
  if (text.length > 20) return undefined;
  booleans ??= new Map([
    ...yes.split(', ').map((word) => [signKey(word), true] as const),
    ...no.split(', ').map((word) => [signKey(word), false] as const),
  ]);
  return booleans.get(text) ?? booleans.get(signKey(text));
}

/** Ticks are words here although they are no letters. */
const signKey = (text: string): string => headerKey(text) || text;

const choiceKeys = new Map<string, ReadonlySet<string>>();

/** The choice a text means, of those allowed: by its own name first, then by what people call it. */
export function choiceOf(text: string, choices: readonly string[]): string | undefined {
  const key = headerKey(text);
  if (key === '') return undefined;
  return choices.find((choice) => headerKey(choice) === key) ?? choices.find((choice) => wordsOf(choice).has(key));
}

/** A policy may call a choice anything, `constructor` too. */
const isKnown = (choice: string): choice is keyof typeof choiceWords => Object.hasOwn(choiceWords, choice);

function wordsOf(choice: string): ReadonlySet<string> {
  let keys = choiceKeys.get(choice);
  if (!keys)
    choiceKeys.set(choice, (keys = new Set((isKnown(choice) ? choiceWords[choice] : '').split(', ').map(headerKey))));
  return keys;
}

export function isStatusWord(text: string): boolean {
  return booleanOf(text) !== undefined || choiceOf(text, ['activated', 'deactivated']) !== undefined;
}
