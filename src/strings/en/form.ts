import type { Message } from '../message.js';

/** What the form says. */
export const formStrings = {
  'form.add': 'Add user',
  'form.save': 'Save changes',
  'form.saving': 'Saving…',
  'form.edit': 'Edit',
  'form.of-tenant': 'To {tenant}',
  'form.added': '{name} was added.',
  'form.saved': 'The changes to {name} were saved.',
  'form.copied': '{field} copied.',
  'form.not-copied': 'This page may not copy. Select the text and copy it yourself.',
  'form.copy': 'Copy {field}',

  'form.section.person': 'Person',
  'form.section.person.intro': 'Who this is, as colleagues find it in the contact list.',
  'form.section.phone': 'Phone',
  'form.section.phone.intro': 'The number colleagues dial, and what rings.',
  'form.section.access': 'Sign-in and rights',
  'form.section.access.intro': 'How this person signs in, and what they may use and administer.',
  'form.section.sip': 'SIP credentials',
  'form.section.sip.intro': 'What the phone registers with. Leave these alone unless you know why.',
  'form.sip.generated': 'password generated',
  'form.sip.typed': 'new password',
  'form.sip.set': 'password set',
  'form.sip.weak': 'password too weak',
  'form.sip.none': 'no password',

  'form.status.on': 'May register with the calling apps, and is billed.',
  'form.status.off': 'Cannot register with the calling apps, and is not billed. A name is enough for now.',
  'form.status.off-extension':
    'Cannot register with the calling apps, and is not billed. A name and an extension are enough for now.',
  'form.status.deactivating': 'Everything is kept, the extension included.',
  'form.missing': 'Before this user can be activated, fill in:',
  'form.complete': 'Nothing is missing. Save to activate this user.',

  'form.hint.extension': 'Suggested: the next free one.',
  'form.hint.email': 'Invitations and the portal sign-in go here.',
  'form.hint.username': 'Cannot change once the user exists. Left empty, it is the e-mail address.',
  'form.hint.username-fixed': 'A username cannot change: the apps know this person by it.',
  'form.hint.licence-admin': 'This licence gives full control of the phone system.',
  'form.hint.mobile': 'With the country code, like +49 170 1234567, or another extension.',
  'form.hint.follows-extension': 'Left empty, it is the extension.',
  'form.login-changes': 'The sign-in changes with it. From now on this person signs in as {email}.',
  'form.login-goes': 'Without an address this person can no longer sign in to the portal.',

  'form.secret.set': 'Set. It cannot be shown again, only replaced.',
  'form.secret.weak': 'Set, but too weak for activation. Replace it.',
  'form.secret.none': 'Not set.',
  'form.secret.new': 'Shown only here and only now. Copy it if a phone is set up by hand.',
  'form.secret.replace': 'Replace',
  'form.secret.generate': 'Generate',
  'form.secret.keep': 'Keep the current one',
  'form.secret.show': 'Show {field}',
  'form.secret.hide': 'Hide {field}',

  'form.problems': {
    one: 'This keeps the user from being saved',
    other: '{count} things keep the user from being saved',
  },
  'form.billed': '{change} activated, {before} → {after}',
  'form.billed-seats': '{change} activated, {before} → {after} of {seats} seats',

  'form.newer': 'Someone else changed this user in the meantime. Nothing of yours is saved yet.',
  'form.load-newer': 'Load the new values',
  'form.conflicts': 'The new values are loaded. Both of you changed {fields}: the other person’s value is shown.',

  'form.discard.title': 'Discard your changes?',
  'form.discard.text': 'Not saved yet: {fields}.',
  'form.discard': 'Discard',
  'form.keep-editing': 'Keep editing',
  'form.empty-value': 'Not set',
} as const satisfies Record<`form.${string}`, Message>;
