import { ExtensionPicker } from '../elements/extension-picker/extension-picker.js';

ExtensionPicker.define();
