import { html, nothing, type TemplateResult } from 'lit';
import { Pause, Play, TriangleAlert } from 'lucide';
import type { ImportSession } from '../../data/import-session.js';
import { icon } from '../icon.js';
import { ignoreSecondClick } from '../ignore-second-click.js';
import type { StepHost } from './import-step.js';

/** The fourth step: how far it is, how fast, how long still, and a way out (I7). */
export class ProgressStep {
  readonly #host: StepHost;
  #stopping = false;

  constructor(host: StepHost) {
    this.#host = host;
  }

  reset(): void {
    this.#stopping = false;
  }

  render(session: ImportSession): TemplateResult {
    if (session.stage === 'stopped') return this.#renderStopped(session);
    const { text } = this.#host.words;
    const { done = 0, total = 0, rowsPerSecond, secondsLeft } = session.progress ?? {};
    const heading = this.#stopping
      ? 'import.progress.stopping'
      : session.paused
        ? 'import.progress.paused'
        : 'import.progress.heading';
    const rate =
      rowsPerSecond && !session.paused ? text('import.progress.rate', { count: Math.round(rowsPerSecond) }) : '';
    return html`<div class="progress-step">
      <h3 class="heading" data-heading tabindex="-1">${text(heading)}</h3>
      <p class="progress-count">${text('import.progress.count', { done, count: total })}</p>
      <progress
        class="progress"
        aria-label=${text('import.progress.heading')}
        max=${Math.max(1, total)}
        .value=${done}
      ></progress>
      <p class="progress-facts muted">
        <span>${rate || '\u00a0'}</span
        ><span>${session.paused || secondsLeft === undefined ? '' : this.#left(secondsLeft)}</span>
      </p>
      <div class="progress-actions" @click=${ignoreSecondClick}>
        <button
          type="button"
          class="button"
          data-pause
          aria-disabled=${this.#stopping}
          @click=${() => this.#togglePause(session)}
        >
          ${session.paused ? icon(Play) : icon(Pause)}${text(session.paused ? 'import.progress.resume' : 'import.progress.pause')}
        </button>
        <button
          type="button"
          class="button"
          data-cancel
          aria-disabled=${this.#stopping}
          aria-describedby="stop-note"
          @click=${() => this.#cancel(session)}
        >
          ${text('import.progress.cancel')}
        </button>
      </div>
      <p class="muted prose" id="stop-note">${text('import.progress.keeps')}</p>
    </div>`;
  }

  /** The store refused: what is written, why no more of it is, and both ways on (R54). */
  #renderStopped(session: ImportSession): TemplateResult {
    const { words } = this.#host;
    const { text } = words;
    const { done = 0, total = 0 } = session.progress ?? {};
    const reason = session.result?.stopped;
    return html`<div class="progress-step">
      <h3 class="heading" data-heading tabindex="-1">${text('import.stopped.heading')}</h3>
      <p class="progress-count">${text('import.progress.count', { done, count: total })}</p>
      <progress
        class="progress"
        aria-label=${text('import.stopped.heading')}
        max=${Math.max(1, total)}
        .value=${done}
      ></progress>
      <div class="problem-box" role="alert" data-problem=${reason?.code ?? nothing}>
        ${icon(TriangleAlert, 20)}
        <p class="prose">${reason && words.error(reason)}</p>
      </div>
      <div class="progress-actions">
        <button type="button" class="button primary" data-next @click=${() => this.#host.goOn()}>
          ${text('import.stopped.continue')}
        </button>
        <button type="button" class="button" aria-describedby="stop-note" @click=${() => this.#host.finishHere()}>
          ${text('import.stopped.finish')}
        </button>
      </div>
      <p class="muted prose" id="stop-note">${text('import.stopped.keeps')}</p>
    </div>`;
  }

  #left(seconds: number): string | typeof nothing {
    const { text } = this.#host.words;
    if (seconds < 1) return text('import.progress.soon');
    return seconds < 90
      ? text('import.progress.seconds', { count: Math.ceil(seconds) })
      : text('import.progress.minutes', { count: Math.round(seconds / 60) });
  }

  #togglePause(session: ImportSession): void {
    if (this.#stopping) return;
    if (session.paused) session.resume();
    else session.pause();
  }

  #cancel(session: ImportSession): void {
    if (this.#stopping) return;
    this.#stopping = true;
    session.cancel();
    this.#host.refresh();
  }
}
