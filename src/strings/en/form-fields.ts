import type { Message } from '../message.js';

/** What the editors of the form's fields say. */
export const formFieldStrings = {
  'form.dial-by-name': 'Dial by name: {key} ({spelled})',
  'form.yes': 'Yes',
  'form.no': 'No',
  'form.hint.integer': 'From {min} to {max}.',
  'form.hint.onCallRemindMinutes': 'Minutes until the person on call is reminded. Left empty, nobody is.',
  'form.hint.doNotDisturb': 'The phone stays silent; calls go where they go when nobody answers.',
  'form.hint.voicemailEnabled': 'Callers may leave a message when nobody answers.',
  'form.hint.smsEnabled': 'Text messages go out and come in by the texting number.',
  'form.hint.mobileStun': 'Helps the mobile app through difficult networks.',
  'form.mobileStun-warning': 'Ask support before you change this. The mobile app must be reset afterwards.',
  'form.hint.callerIdName': {
    one: 'Left empty, the carrier decides. {count} of {max} characters.',
    other: 'Left empty, the carrier decides. {count} of {max} characters.',
  },
  'form.callerIdName-warning': 'Many carriers show only the first {max} characters.',
  'form.phone.read': '{country}: {national}',
  'form.phone.read-anywhere': 'Dialled as {international}',

  'form.rings': {
    one: '{count} ring ({seconds} seconds)',
    other: '{count} rings ({seconds} seconds)',
  },
  'form.rings-about': {
    one: 'About {count} ring ({seconds} seconds)',
    other: 'About {count} rings ({seconds} seconds)',
  },
  'form.seconds': { one: '{count} second', other: '{count} seconds' },

  'form.forwarding.ring-my-phone.hint': 'Only the devices of this user ring.',
  'form.forwarding.simultaneous.hint': 'The devices and all destinations ring at the same time.',
  'form.forwarding.sequential.hint': 'First the devices ring, then each destination in turn.',
  'form.forwarding.forward.hint': 'The devices stay silent; each destination rings in turn.',
  'form.forwarding.destinations': 'Destinations',
  'form.forwarding.destinations.hint': 'An extension or a phone number, in ringing order.',
  'form.forwarding.destination': 'Destination {place} of {count}',
  'form.forwarding.add': 'Add a destination',
  'form.forwarding.add-mobile': 'Add the mobile {mobile}',
  'form.forwarding.remove': 'Remove destination {place}',
  'form.forwarding.up': 'Move destination {place} up',
  'form.forwarding.down': 'Move destination {place} down',
  'form.forwarding.nobody': 'Nobody has this extension.',

  'form.emails.none': 'Separate addresses by commas, semicolons or new lines. Whole columns can be pasted.',
  'form.emails.count': {
    one: '{count} address. Separate addresses by commas, semicolons or new lines.',
    other: '{count} addresses. Separate addresses by commas, semicolons or new lines.',
  },
  'form.emails.good': {
    one: '{count} of {total} addresses is good. Separate addresses by commas, semicolons or new lines.',
    other: '{count} of {total} addresses are good. Separate addresses by commas, semicolons or new lines.',
  },
  'form.emails.summary': {
    one: 'messages to {count} address',
    other: 'messages to {count} addresses',
  },

  'form.reference.gone': '{value} (no longer there)',
  'form.reference.branchId.none': 'There are no branches.',
  'form.reference.locationId.none': 'There are no locations.',
  'form.reference.faxAccountId.none': 'There are no fax accounts.',
  'form.reference.numbers.none': 'There are no numbers that can be used here.',
  'form.location.default': 'Default: {name}',
  'form.hint.locationId': 'For emergency calls only.',
  'form.callerIdNumber.default': 'Number of the location',
  'form.mailbox.own': 'Own mailbox',
  'form.mailbox.none': 'No mailbox',
  'form.mailbox.of': '{name} (of {owner})',
  'form.mailbox.shared': '{name} (shared)',
  'form.hint.mailboxId-none': 'Callers reach no voicemail, and nothing is decided about a mailbox when this user goes.',

  'form.greeting.system': 'The system greeting plays.',
  'form.greeting.own': 'An own greeting plays: \u2068{name}\u2069',
  'form.greeting.use-system': 'Use the system greeting',
  'form.greeting.kept': 'The system greeting will play. The own one is let go when you save.',
  'form.greeting.keep-own': 'Keep the own greeting',

  'form.secret.portal-none': 'Not set: this person gets an invitation and chooses a password.',
  'form.secret.clear': 'Clear',
  'form.secret.clearing': 'Cleared when you save.',
  'form.hint.pin': '{min} to {max} digits.',
  'form.hint.pin-different': '{min} to {max} digits, others than the voicemail PIN.',

  'form.privacy.voiceMessageEmails':
    'Recordings leave the phone system by e-mail and may hold what was said in confidence. Make sure that this is allowed here, and that the addresses are right.',
  'form.privacy.smsEnabled':
    'Text messages travel unencrypted and are kept by the companies that carry them. Make sure that this is allowed here, and that nothing confidential is sent.',
  'form.privacy.read': 'I have read this',
  'form.privacy.title': 'Privacy: {field}',

  'form.summary.mailbox': 'mailbox {name}',
  'form.summary.off': '{field} off',
  'form.summary.on': '{field} on',
  'form.summary.set': '{field} set',
  'form.summary.pair': '{field}: {value}',
} as const satisfies Record<`form.${string}`, Message>;
