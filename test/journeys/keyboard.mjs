// A person without a mouse or a screen: presses keys, and knows of the page only what a screen reader would say of the
// element that has the focus, as the browser computes it.

const focused = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
})()`;

export async function keyboardOf(page) {
  const session = await page.context().newCDPSession(page);
  /** Stops that say nothing of themselves. */
  const nameless = [];

  /** What is said of the focus: role, name, description, and what it holds. */
  const heard = async () => {
    const { result } = await session.send('Runtime.evaluate', { expression: focused });
    const { nodes } = await session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const [node] = nodes;
    const text = (part) => String(part?.value ?? '').replaceAll(/\s+/g, ' ');
    return {
      role: text(node.role),
      name: text(node.name),
      description: text(node.description),
      value: text(node.value),
      checked: text(node.properties?.find(({ name }) => name === 'checked')?.value),
    };
  };

  /** What may be left empty says so after its name. */
  const fits = (said, role, name) =>
    said.role === role &&
    (name instanceof RegExp ? name.test(said.name) : said.name.replace(/ optional$/, '') === name);

  /** Goes on with one key until the focus is there. */
  const to = async (role, name, key = 'Tab') => {
    const passed = [];
    for (let stop = 0; stop < 120; stop++) {
      const said = await heard();
      if (fits(said, role, name)) return said;
      passed.push(`${said.role} "${said.name}"`);
      await page.keyboard.press(key);
      const next = await heard();
      if (next.name === '' && !['RootWebArea', 'generic', 'none'].includes(next.role)) nameless.push(next.role);
    }
    throw new Error(`${key} does not lead to ${role} "${name}", but to:\n${[...new Set(passed)].join('\n')}`);
  };

  /** The focus comes there by itself. */
  const comes = async (role, name) => {
    let said = {};
    for (let turn = 0; turn < 100; turn++) {
      said = await heard();
      if (fits(said, role, name)) return said;
      await page.waitForTimeout(50);
    }
    throw new Error(`the focus comes to ${said.role} "${said.name}", not to ${role} "${name}"`);
  };

  return {
    nameless,
    heard,
    to,
    comes,
    press: (...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve()),
    type: (text) => page.keyboard.type(text),
    /** Writes into a field, over what stands there. */
    fill: async (role, name, text, key) => {
      await to(role, name, key);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    use: async (role, name, key) => {
      await to(role, name, key);
      await page.keyboard.press(
        role === 'button' || role === 'link' || role === 'DisclosureTriangle' ? 'Enter' : 'Space',
      );
    },
    /** Chooses in a drop-down by its first letters. */
    choose: async (name, letters) => {
      await to('combobox', name);
      await page.keyboard.type(letters);
      return (await heard()).value;
    },
  };
}
