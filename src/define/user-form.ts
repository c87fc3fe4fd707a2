import { UserForm } from '../elements/user-form/user-form.js';

UserForm.define();
