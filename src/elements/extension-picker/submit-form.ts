/**
 * Submits a form as Enter in a text field does: by its first submit button, pressed; a disabled one keeps it from being
 * submitted. The button's own click is heard even in a frame in which the browser submits no forms.
 */
export function submitForm(form: HTMLFormElement): void {
  const button = [...form.elements].find(isSubmitButton);
  if (button) button.click();
  else form.requestSubmit();
}

const isSubmitButton = (element: Element): element is HTMLButtonElement =>
  element.matches('button, input') && (element as HTMLButtonElement).type === 'submit';
