import { css } from 'lit';

/**
 * Three tiers: `--pbx-*` is what a theme sets, `--_*` is what rules read and nobody else may.
 * Six knobs make a brand: `--pbx-brand`, `--pbx-neutral`, `--pbx-radius`, `--pbx-density` (-1, 0, 1), `--pbx-font-family`, `--pbx-font-size`.
 * Lightness and chroma are clamped so that text keeps 4.5:1 and lines 3:1 for every brand colour (A3).
 */
export const tokens = css`
  :host {
    --_brand: var(--pbx-brand, #3056d3);
    --_neutral: var(--pbx-neutral, var(--_brand));
    --_radius: var(--pbx-radius, 6px);
    --_density: var(--pbx-density, 0);
    --_font-family: var(--pbx-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_font-size: var(--pbx-font-size, calc(14px + max(0, var(--_density)) * 2px));
    --_line-height: var(--pbx-line-height, calc(20px + max(0, var(--_density)) * 4px));
    --_font-size-large: calc(var(--_font-size) * 1.2857);

    --_space-1: 4px;
    --_space-2: 8px;
    --_space-3: 12px;
    --_space-4: 16px;
    --_space-6: 24px;
    --_space-8: 32px;
    --_row-height: var(--pbx-row-height, calc(44px + var(--_density) * 8px));
    --_control-height: calc(36px + var(--_density) * 4px);

    --_surface: var(
      --pbx-surface,
      light-dark(oklch(from var(--_neutral) 1 0 h), oklch(from var(--_neutral) 0.2 0.012 h))
    );
    --_raised: light-dark(oklch(from var(--_neutral) 1 0 h), oklch(from var(--_neutral) 0.25 0.014 h));
    --_sunken: light-dark(oklch(from var(--_neutral) 0.985 0.003 h), oklch(from var(--_neutral) 0.17 0.01 h));
    --_hover: light-dark(oklch(from var(--_neutral) 0.97 0.006 h), oklch(from var(--_neutral) 0.25 0.014 h));
    --_pressed: light-dark(oklch(from var(--_neutral) 0.94 0.01 h), oklch(from var(--_neutral) 0.3 0.016 h));
    --_line: light-dark(oklch(from var(--_neutral) 0.91 0.008 h), oklch(from var(--_neutral) 0.33 0.014 h));
    --_line-control: light-dark(oklch(from var(--_neutral) 0.62 0.018 h), oklch(from var(--_neutral) 0.58 0.02 h));
    --_text: light-dark(oklch(from var(--_neutral) 0.24 0.015 h), oklch(from var(--_neutral) 0.93 0.008 h));
    --_text-muted: light-dark(oklch(from var(--_neutral) 0.47 0.018 h), oklch(from var(--_neutral) 0.74 0.014 h));

    --_brand-text: light-dark(
      oklch(from var(--_brand) min(l, 0.48) min(c, 0.14) h),
      oklch(from var(--_brand) max(l, 0.7) min(c, 0.14) h)
    );
    --_brand-line: light-dark(
      oklch(from var(--_brand) min(l, 0.55) min(c, 0.14) h),
      oklch(from var(--_brand) max(l, 0.62) min(c, 0.14) h)
    );
    --_brand-tint: light-dark(
      oklch(from var(--_brand) 0.955 min(c, 0.03) h),
      oklch(from var(--_brand) 0.3 min(c, 0.05) h)
    );
    /* The y of xyz-d65 is the luminance of WCAG, so this is black or white with at least 4.58:1 on any brand. */
    --_on-brand: color(
      from var(--_brand) xyz-d65 clamp(0, (0.1791 - y) * 99999, 0.95047) clamp(0, (0.1791 - y) * 99999, 1)
        clamp(0, (0.1791 - y) * 99999, 1.08883)
    );
    /* Away from the text on it, so that hovering never costs contrast. */
    --_brand-hover: color-mix(
      in oklab,
      var(--_brand),
      color(from var(--_on-brand) srgb calc(1 - r) calc(1 - g) calc(1 - b)) 14%
    );

    --_danger-text: light-dark(oklch(0.48 0.17 27), oklch(0.76 0.13 25));
    --_danger-solid: light-dark(oklch(0.52 0.19 27), oklch(0.52 0.18 27));
    --_danger-hover: oklch(0.46 0.17 27);
    --_on-danger: #fff;
    --_danger-tint: light-dark(oklch(0.965 0.018 25), oklch(0.29 0.05 25));
    --_warning-text: light-dark(oklch(0.47 0.1 68), oklch(0.82 0.12 80));
    --_warning-tint: light-dark(oklch(0.97 0.03 85), oklch(0.29 0.04 75));
    --_success-text: light-dark(oklch(0.45 0.11 152), oklch(0.78 0.14 152));
    --_success-tint: light-dark(oklch(0.965 0.025 155), oklch(0.28 0.04 155));

    --_shadow:
      0 1px 2px light-dark(rgb(0 0 0 / 0.08), rgb(0 0 0 / 0.5)),
      0 8px 24px light-dark(rgb(20 24 40 / 0.14), rgb(0 0 0 / 0.5));
    --_scrim: light-dark(rgb(20 24 40 / 0.32), rgb(0 0 0 / 0.56));
    --_ease: 160ms cubic-bezier(0.2, 0, 0, 1);

    color: var(--_text);
    font-family: var(--_font-family);
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    /* What else a host page lets its texts inherit: an address in capitals is not the address that was written. */
    font-style: normal;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    font-synthesis: none;
    -webkit-font-smoothing: antialiased;
  }

  :host([hidden]) {
    display: none;
  }

  @media (prefers-contrast: more) {
    :host {
      --_brand-text: light-dark(
        oklch(from var(--_brand) min(l, 0.36) min(c, 0.1) h),
        oklch(from var(--_brand) max(l, 0.84) min(c, 0.1) h)
      );
      --_text-muted: var(--_text);
      --_line: var(--_line-control);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_ease: 0ms linear;
    }
  }
`;

/** What the attributes `theme` and `density` of an element mean, for it and for everything inside it. */
export const modes = css`
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  :host([density='compact']) {
    --pbx-density: -1;
  }
  :host([density='regular']) {
    --pbx-density: 0;
  }
  :host([density='comfortable']) {
    --pbx-density: 1;
  }
`;
