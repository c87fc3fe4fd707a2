import type { KnownSystem } from '../known-systems.js';

/** Office directories: people without extensions, or with one among much else. Whether an account may log in there says nothing about billing here. */
export const officeSystems: readonly KnownSystem[] = [
  {
    id: 'google-workspace',
    name: 'Google Workspace',
    signs: [
      'emailaddress+orgunitpath',
      'emailaddress+passwordhashfunction',
      'emailaddress+changepasswordatnextsignin',
      'orgunitpath+firstname',
    ],
    columns: {
      'First Name [Required]': 'givenName',
      'Last Name [Required]': 'familyName',
      'Email Address [Required]': 'email',
      'Password [Required]': 'portalPassword',
      'Work Phone': 'phone',
      'Mobile Phone': 'mobile',
      'Employee Title': 'position',
      Department: 'department',
    },
    ignored:
      'Password Hash Function,Org Unit Path,New Primary Email,Recovery Email,Home Secondary Email,Work Secondary Email,Recovery Phone,Home Phone,Work Address,Home Address,Employee ID,Employee Type,Manager Email,Cost Center,Building ID,Floor Name,Floor Section,Change Password at Next Sign-In,New Status,New Licenses,Advanced Protection Program enrollment,Status [READ ONLY],Last Sign In [READ ONLY],Email Usage [READ ONLY],Drive Usage [READ ONLY],Total Storage [READ ONLY],Licenses [READ ONLY],2sv Enrolled [READ ONLY],2sv Enforced [READ ONLY]',
  },
  {
    id: 'microsoft-365',
    name: 'Microsoft 365',
    signs: [
      'username+displayname+officephone',
      'username+displayname+officenumber',
      'username+displayname+alternateemailaddress',
      'username+displayname+ziporpostalcode',
      'userprincipalname+blockcredential',
      'userprincipalname+licenses',
      'userprincipalname+proxyaddresses',
    ],
    columns: {
      'User Name': 'username',
      'User principal name': 'username',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Display Name': 'displayName',
      'Job Title': 'position',
      Title: 'position',
      Department: 'department',
      'Office Phone': 'phone',
      'Phone number': 'phone',
      'Mobile Phone': 'mobile',
    },
    ignored:
      'Office Number,Fax,Alternate email address,Alternate email addresses,Address,City,State or Province,ZIP or Postal Code,Country or Region,Block credential,Country,DirSyncEnabled,Last dirsync time,Last password change time stamp,License assignment details,Licenses,Oath token metadata,Object Id,Office,Password never expires,Postal code,Preferred data location,Preferred language,Proxy addresses,Release track,Soft deletion time stamp,State,Street address,Strong password required,Usage location,When created',
  },
  {
    id: 'entra-id',
    name: 'Microsoft Entra ID',
    signs: [
      'userprincipalname+surname',
      'userprincipalname+givenname',
      'userprincipalname+accountenabled',
      'userprincipalname+mail',
    ],
    columns: {
      userPrincipalName: 'username',
      displayName: 'displayName',
      givenName: 'givenName',
      surname: 'familyName',
      mail: 'email',
      jobTitle: 'position',
      department: 'department',
      telephoneNumber: 'phone',
      businessPhones: 'phone',
      mobilePhone: 'mobile',
      companyName: 'company',
    },
    ignored:
      'id,userType,accountEnabled,usageLocation,streetAddress,state,country,officeLocation,city,postalCode,alternateEmailAddress,ageGroup,consentProvidedForMinor,legalAgeGroupClassification,creationType,directorySynced,invitationState,identityIssuer,createdDateTime,employeeId,preferredLanguage',
  },
  {
    id: 'webex',
    name: 'Webex Control Hub',
    signs: ['useridemail', 'extension+calleridfirstname'],
    columns: {
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Display Name': 'displayName',
      'User ID/Email (Required)': 'email',
      Extension: 'extension',
      Title: 'position',
      Department: 'department',
      'Phone Number': 'phone',
      'Caller ID Number': 'callerIdNumber',
    },
    ignored:
      'User Status,Last Service Accessed Time,Days since Last Service Accessed,Manager,Caller ID First Name,Caller ID Last Name,Location,Preferred Language,Time zone,Address type,Address country,Street address,City,State,Zip code,Preferred language',
    ignoredPrefixes: ['webex', 'hybrid', 'address'],
  },
];
