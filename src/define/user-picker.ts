import { UserPicker } from '../elements/user-picker/user-picker.js';

UserPicker.define();
