import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { IconNode } from 'lucide';

type Attributes = Record<string, string | number>;

const shapes: Record<string, (a: Attributes) => SVGTemplateResult> = {
  path: (a) => svg`<path d=${a['d']!}></path>`,
  circle: (a) => svg`<circle cx=${a['cx']!} cy=${a['cy']!} r=${a['r']!}></circle>`,
  line: (a) => svg`<line x1=${a['x1']!} y1=${a['y1']!} x2=${a['x2']!} y2=${a['y2']!}></line>`,
  rect: (a) =>
    svg`<rect x=${a['x'] ?? 0} y=${a['y'] ?? 0} width=${a['width']!} height=${a['height']!} rx=${a['rx'] ?? 0}></rect>`,
  polyline: (a) => svg`<polyline points=${a['points']!}></polyline>`,
};

/** A Lucide icon, hidden from screen readers: the name belongs on what holds it. */
export function icon(node: IconNode, size: 16 | 20 = 16): TemplateResult {
  return html`<svg class="icon ${size === 20 ? 'large' : ''}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${node.map(([tag, attributes]) => shapes[tag]?.(attributes as Attributes) ?? nothing)}
  </svg>`;
}
