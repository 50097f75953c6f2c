// SPDX-License-Identifier: Apache-2.0
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { keep, kept } from '../kept/kept';
import type { Language } from '../report/texts';
import type { Bilingual } from '../verifier/verify/catalogue';
import { filled } from './filled';

const KEPT = 'jianzheng.language';

/** The language in use, and how to say something in it. */
export interface Speech {
  readonly language: Language;
  say(text: Bilingual, values?: Readonly<Record<string, string | number>>): string;
  change(language: Language): void;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

/** Chinese, unless the visitor chose English here before, or the address asks for it (`?lang=en`). */
function first(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? kept(KEPT);
  return asked === 'en' ? 'en' : 'zh';
}

/** Lets everything below speak one language. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(first);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    keep(KEPT, language);
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      say: (text, values) => filled(text[language], values),
      change: setLanguage,
    }),
    [language],
  );
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** The language in use. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === undefined) {
    throw new Error('nothing is said outside of a LanguageProvider');
  }
  return speech;
}
