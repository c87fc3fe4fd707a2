import type { HeaderWords } from '../header-words.js';

/** What a column may be called in Polish. */
export const pl: HeaderWords = {
  displayName:
    'Imię i nazwisko, nazwisko i imię, nazwa wyświetlana, wyświetlana nazwa, pełna nazwa, pełne imię i nazwisko, nazwa wyświetlania, imię nazwisko',
  givenName: 'Imię, imiona',
  familyName: 'Nazwisko',
  name: 'Nazwa, pracownik, osoba',
  extension:
    'Numer wewnętrzny, wewnętrzny, nr wewnętrzny, numer wew., nr wew., wew., wew, numer wewn., wewn., rozszerzenie, linia wewnętrzna, numer skrócony, telefon wewnętrzny',
  phoneType: 'typ telefonu, rodzaj telefonu, typ urządzenia',
  username: 'Nazwa użytkownika, użytkownik, login, identyfikator użytkownika, identyfikator, konto, nazwa logowania',
  email:
    'E-mail, adres e-mail, poczta elektroniczna, adres poczty elektronicznej, adres email, mail, adres poczty, e-mail służbowy',
  role: 'Rola, rola użytkownika, uprawnienia',
  licence: 'Licencja, typ licencji, rodzaj licencji',
  status: 'Status, aktywny, aktywowany, włączony, stan, aktywne',
  disabled: 'wyłączony, nieaktywny, zablokowany, dezaktywowany, zawieszony',
  sipUsername: 'Użytkownik SIP, nazwa użytkownika SIP, konto SIP, login SIP',
  authName:
    'Nazwa uwierzytelniania, identyfikator uwierzytelniania, ID autoryzacji, nazwa autoryzacji, login autoryzacji',
  sipPassword: 'Hasło SIP, hasło uwierzytelniania, hasło autoryzacji, hasło rejestracji, hasło telefonu',
  portalPassword: 'Hasło do portalu, hasło portalu, hasło WWW, hasło użytkownika, hasło logowania',
  password: 'Hasło',
  mobile:
    'Komórka, telefon komórkowy, numer komórkowy, nr komórkowy, tel. komórkowy, komórkowy, telefon kom., tel. kom., numer telefonu komórkowego',
  callerIdName: 'Nazwa dzwoniącego, nazwa prezentowana',
  callerIdNumber: 'Numer prezentowany, numer wychodzący, prezentacja numeru, numer dzwoniącego',
  callTimeout: 'Czas dzwonienia, czas dzwonka, limit czasu dzwonienia',
  doNotDisturb: 'Nie przeszkadzać',
  voicemailEnabled: 'Poczta głosowa włączona, poczta głosowa aktywna',
  voicemail: 'Poczta głosowa',
  voicemailPin: 'PIN poczty głosowej, hasło poczty głosowej, kod poczty głosowej',
  pin: 'kod PIN',
  voiceMessageEmails: 'E-mail poczty głosowej, poczta głosowa na e-mail',
  notifyEmails: 'E-mail do powiadomień, e-mail powiadomień',
  maxBindings: 'Liczba urządzeń, maksymalna liczba urządzeń',
  company: 'Firma, nazwa firmy, organizacja, przedsiębiorstwo, spółka',
  position: 'Stanowisko, funkcja, tytuł, stanowisko pracy',
  department: 'Dział, wydział, zespół, oddział, departament',
  phone:
    'Telefon, numer telefonu, nr telefonu, tel., telefon stacjonarny, numer zewnętrzny, telefon służbowy, nr tel., numer bezpośredni',
  number: 'Numer, nr',
  notes: 'Uwagi, notatki, komentarz, opis, notatka',
  ignored:
    'Adres, ulica, miasto, kod pocztowy, kraj, województwo, język, strefa czasowa, faks, adres MAC, model, lokalizacja, biuro, budynek, piętro, pokój, numer pracownika, PESEL, przełożony, data urodzenia, płeć, telefon domowy, e-mail prywatny',
};

/** What a column may be called in Russian. */
export const ru: HeaderWords = {
  displayName:
    'ФИО, Ф.И.О., полное имя, отображаемое имя, имя и фамилия, фамилия и имя, фамилия имя, фамилия имя отчество, имя фамилия, ФИО сотрудника, имя сотрудника, ФИО полностью',
  givenName: 'Имя',
  familyName: 'Фамилия',
  name: 'Сотрудник, абонент, наименование, название, работник',
  extension:
    'Внутренний номер, внутренний, добавочный, добавочный номер, внутр. номер, вн. номер, внутренний телефон, короткий номер, доб., номер абонента, вн. №, внутр. тел., добавочный телефон, экстеншен, вн. тел.',
  phoneType: 'тип телефона, тип устройства, тип аппарата',
  username:
    'Логин, имя пользователя, пользователь, учётная запись, учетная запись, имя входа, логин пользователя, идентификатор пользователя',
  email:
    'Эл. почта, электронная почта, почта, e-mail, адрес электронной почты, емейл, имейл, мейл, почтовый адрес e-mail, адрес эл. почты, эл. адрес, корпоративная почта, рабочая почта, мыло',
  role: 'Роль, роль пользователя',
  licence: 'Лицензия, тип лицензии',
  status: 'Статус, активен, активирован, включён, включен, состояние, активный',
  disabled: 'отключён, отключен, заблокирован, деактивирован, неактивен, выключен',
  sipUsername: 'SIP-логин, имя пользователя SIP, SIP-аккаунт, логин SIP, SIP пользователь, SIP имя',
  authName: 'Имя авторизации, имя аутентификации, идентификатор аутентификации, логин авторизации, auth ID',
  sipPassword:
    'Пароль SIP, SIP-пароль, пароль авторизации, пароль аутентификации, пароль регистрации, пароль телефона, секрет',
  portalPassword:
    'Пароль портала, пароль от портала, пароль для входа, веб-пароль, пароль пользователя, пароль личного кабинета',
  password: 'Пароль',
  mobile:
    'Мобильный, мобильный телефон, сотовый, сотовый телефон, номер мобильного, мобильный номер, моб. тел., моб. телефон, моб., сот. тел., номер мобильного телефона, мобильник',
  callerIdName: 'Имя вызывающего, имя АОН, имя CallerID',
  callerIdNumber: 'Исходящий номер, номер АОН, АОН, внешний CallerID, исходящий CallerID, номер исходящей связи',
  callTimeout: 'Время звонка, длительность звонка, таймаут звонка, время вызова, длительность вызова, время дозвона',
  doNotDisturb: 'Не беспокоить',
  voicemailEnabled: 'Голосовая почта включена, автоответчик включён',
  voicemail: 'Голосовая почта, автоответчик',
  voicemailPin:
    'ПИН голосовой почты, PIN голосовой почты, пароль голосовой почты, пин-код голосовой почты, код голосовой почты',
  pin: 'ПИН, пин-код, ПИН код',
  voiceMessageEmails: 'E-mail голосовой почты, почта для голосовых сообщений, email для голосовой почты',
  notifyEmails: 'E-mail для уведомлений, почта для уведомлений',
  maxBindings: 'Количество устройств, максимум устройств, число регистраций',
  company: 'Компания, организация, фирма, название компании, предприятие',
  position: 'Должность, позиция, профессия',
  department: 'Отдел, подразделение, департамент, группа, отделение',
  phone:
    'Телефон, номер телефона, городской телефон, городской номер, внешний номер, рабочий телефон, тел., прямой номер, стационарный телефон, городской, раб. тел.',
  number: 'Номер, №',
  notes: 'Примечание, примечания, комментарий, комментарии, заметки, описание, заметка',
  ignored:
    'Отчество, адрес, улица, город, индекс, почтовый индекс, страна, область, язык, часовой пояс, факс, MAC-адрес, MAC, модель, офис, здание, этаж, кабинет, комната, табельный номер, таб. номер, руководитель, начальник, дата рождения, пол, домашний телефон, личная почта, № п/п, п/п, филиал, местоположение',
};

/** What a column may be called in Turkish. */
export const tr: HeaderWords = {
  displayName:
    'Ad Soyad, Adı Soyadı, görünen ad, tam ad, tam adı, ad ve soyad, isim soyisim, ad-soyad, adsoyad, görüntülenen ad, personel adı',
  givenName: 'Ad, Adı, ilk ad, ön ad',
  familyName: 'Soyad, Soyadı, soyisim, soy isim, soy ad, soy adı',
  name: 'İsim, ismi, personel, çalışan',
  extension:
    'Dahili, dahili numara, dahili no, dahili numarası, dahili hat, iç hat, uzantı, dahili tel, iç numara, kısa numara',
  phoneType: 'telefon türü, telefon tipi, cihaz türü, cihaz tipi',
  username: 'Kullanıcı adı, kullanıcı, kullanıcı ismi, oturum adı, giriş adı, kullanıcı kodu, kullanıcı kimliği',
  email: 'E-posta, e-posta adresi, eposta, mail, mail adresi, elektronik posta, kurumsal e-posta, posta adresi',
  role: 'Rol, kullanıcı rolü, yetki',
  licence: 'Lisans, lisans türü, lisans tipi',
  status: 'Durum, aktif, etkin, etkinleştirildi, durumu',
  disabled: 'devre dışı, pasif, engelli, askıda',
  sipUsername: 'SIP kullanıcı adı, SIP kullanıcısı, SIP hesabı, SIP kullanıcı',
  authName: 'Kimlik doğrulama adı, doğrulama adı, yetkilendirme adı, kimlik doğrulama kimliği',
  sipPassword:
    'SIP şifresi, SIP parolası, SIP şifre, SIP parola, kimlik doğrulama parolası, dahili şifresi, kayıt şifresi',
  portalPassword:
    'Portal şifresi, web şifresi, portal parolası, web parolası, kullanıcı şifresi, giriş şifresi, kullanıcı parolası',
  password: 'Şifre, parola, şifresi, parolası',
  mobile: 'Cep telefonu, cep, mobil, GSM, cep tel, cep no, cep numarası, mobil telefon, GSM no, cep telefonu numarası',
  callerIdName: 'Arayan adı, arayan ismi',
  callerIdNumber: 'Arayan numarası, dış arama numarası, çıkış numarası, giden arama numarası',
  callerId: 'Arayan kimliği',
  callTimeout: 'Çalma süresi, zil süresi, çaldırma süresi',
  doNotDisturb: 'Rahatsız etmeyin, rahatsız etme',
  voicemailEnabled: 'Sesli mesaj etkin, sesli posta etkin, telesekreter etkin, sesli posta aktif',
  voicemail: 'Sesli posta, sesli mesaj, telesekreter',
  voicemailPin: 'Sesli posta PIN, sesli mesaj şifresi, sesli posta şifresi, telesekreter şifresi, sesli posta parolası',
  pin: 'PIN kodu',
  voiceMessageEmails: 'Sesli posta e-postası, sesli mesaj e-postası',
  notifyEmails: 'Bildirim e-postası, bildirim e-postaları',
  maxBindings: 'Cihaz sayısı, en fazla cihaz, azami cihaz',
  company: 'Şirket, firma, kurum, şirket adı, firma adı, kuruluş',
  position: 'Ünvan, unvan, görev, pozisyon, görevi, meslek',
  department: 'Departman, bölüm, birim, ekip, müdürlük',
  phone:
    'Telefon, telefon numarası, tel, telefon no, sabit telefon, dış hat, iş telefonu, dış numara, direkt hat, sabit hat',
  number: 'Numara, no',
  notes: 'Notlar, not, açıklama, yorum, açıklamalar',
  ignored:
    'Adres, sokak, şehir, il, ilçe, posta kodu, ülke, dil, saat dilimi, faks, MAC adresi, model, konum, ofis, şube, bina, kat, oda, sicil no, personel no, TC kimlik no, yönetici, amir, doğum tarihi, cinsiyet, ev telefonu, kişisel e-posta, sıra no',
};
