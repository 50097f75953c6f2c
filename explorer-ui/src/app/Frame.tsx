// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';
import { SignInLink } from '../signIn/SignInLink';
import { WorkLinks } from '../signIn/WorkLinks';

/** What surrounds every page: name, navigation, language, and what check marks mean. */
export function Frame() {
  const { say, language, change } = useSpeech();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(pathname);
  useEffect(() => {
    // Who listens to the page is taken to its new content; who has just opened it begins at the top.
    if (first.current !== pathname) {
      first.current = pathname;
      main.current?.focus();
    }
  }, [pathname]);
  return (
    <>
      <a href="#main" className="skip">
        {say(TEXTS.skip)}
      </a>
      <header>
        <Link to="/" className="product">
          {say(TEXTS.product)}
        </Link>
        <nav aria-label={say(TEXTS.navigation)}>
          <NavLink to="/" end>
            {say(TEXTS.navHome)}
          </NavLink>
          <NavLink to="/lists" end>
            {say(TEXTS.navLists)}
          </NavLink>
          <WorkLinks />
          <NavLink to="/checkpoint">{say(TEXTS.navCheckpoint)}</NavLink>
          <a href="/verify.html">{say(TEXTS.navVerify)}</a>
          <a href="/openapi">{say(TEXTS.navInterface)}</a>
          <SignInLink />
        </nav>
        <Button lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => change(language === 'zh' ? 'en' : 'zh')}>
          {say(TEXTS.other)}
        </Button>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer>
        <p>{say(TEXTS.zone)}</p>
        <p>{say(TEXTS.footer)}</p>
        <p>
          <a href="/assets/licences.txt">{say(TEXTS.licences)}</a>
        </p>
      </footer>
      <ScrollRestoration />
    </>
  );
}
