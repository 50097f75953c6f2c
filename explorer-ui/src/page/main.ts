// SPDX-License-Identifier: Apache-2.0

import { byId, element } from '../report/dom';
import { type Language, REPORT_TEXTS } from '../report/texts';
import { whenIdle } from '../report/whenIdle';
import { warmUpSteps } from '../verifier/crypto/warmUp';
import type { Bilingual } from '../verifier/verify/catalogue';
import { originalsView } from './originalsView';
import { packageView } from './packageView';
import { resultView } from './reportView';
import { Session } from './session';
import { TEXTS } from './texts';
import { trustView } from './trustView';
import { serve } from './work';

const LABELS: Readonly<Record<string, Bilingual>> = {
  title: TEXTS.title,
  lead: TEXTS.lead,
  language: TEXTS.other,
  'trust-heading': TEXTS.trustHeading,
  'trust-help': TEXTS.trustHelp,
  'trust-label': TEXTS.chooseTrust,
  'files-heading': TEXTS.filesHeading,
  'files-help': TEXTS.filesHelp,
  'files-label': TEXTS.chooseFiles,
  clear: TEXTS.clear,
  print: TEXTS.print,
  'results-heading': TEXTS.resultsHeading,
};

/** The page: what was chosen on one side, what follows from it on the other. */
class Page {
  private language: Language = location.hash === '#en' ? 'en' : 'zh';
  private waiting = false;
  private readonly session = new Session(() => this.soon());

  begin(): void {
    byId('language', HTMLButtonElement).addEventListener('click', () => this.changeLanguage());
    byId('clear', HTMLButtonElement).addEventListener('click', () => this.session.clear());
    byId('print', HTMLButtonElement).addEventListener('click', () => print());
    this.listen('trust-file', ([file]) => (file === undefined ? undefined : this.session.takeTrustFile(file)));
    this.listen('files', (files) => this.session.take(files));
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      void this.session.take(event.dataTransfer?.files ?? []);
    });
    addEventListener('beforeprint', () => {
      for (const details of document.querySelectorAll('details')) {
        details.open = true;
      }
    });
    this.show();
  }

  private listen(id: string, take: (files: File[]) => Promise<void> | undefined): void {
    const input = byId(id, HTMLInputElement);
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // So that the same file can be chosen again after it was changed.
      input.value = '';
      void take(files);
    });
  }

  private changeLanguage(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    history.replaceState(null, '', this.language === 'en' ? '#en' : '#zh');
    this.show();
  }

  /** Progress comes more often than anybody can look. */
  private soon(): void {
    if (!this.waiting) {
      this.waiting = true;
      setTimeout(() => {
        this.waiting = false;
        this.show();
      }, 50);
    }
  }

  private show(): void {
    const { language, session } = this;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = TEXTS.title[language];
    for (const [id, text] of Object.entries(LABELS)) {
      byId(id, HTMLElement).textContent = text[language];
    }
    byId('language', HTMLButtonElement).lang = language === 'zh' ? 'en' : 'zh-CN';
    byId('trust', HTMLElement).replaceChildren(trustView(session.trust, language));
    byId('originals', HTMLElement).replaceChildren(...[originalsView(session, language) ?? []].flat());
    byId('results', HTMLElement).replaceChildren(...this.results());
  }

  private results(): HTMLElement[] {
    try {
      const results = [
        ...this.session.packages.map((check) => packageView(check, this.language)),
        ...this.session.results().map((result) => resultView(result, this.language)),
      ];
      return results.length > 0 ? results : [element('p', { class: 'waiting' }, TEXTS.noResults[this.language])];
    } catch (failure) {
      const text = `${TEXTS.failed[this.language]}${REPORT_TEXTS.colon[this.language]}${String(failure)}`;
      return [element('p', { class: 'problem', role: 'alert' }, text)];
    }
  }
}

if (typeof document === 'undefined') {
  serve();
} else {
  new Page().begin();
  whenIdle(warmUpSteps());
}
