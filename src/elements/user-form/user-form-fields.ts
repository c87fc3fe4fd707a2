// Until the form loads these itself.
export { errorOf, type FormView } from './form-view.js';
export { formField } from './fields/form-field.js';
