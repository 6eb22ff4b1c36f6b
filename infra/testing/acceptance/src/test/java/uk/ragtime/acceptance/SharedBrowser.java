package uk.ragtime.acceptance;

import uk.ragtime.testing.browser.BrowserUnderTest;

/** The one browser of this module; each visitor has cookies of their own. */
final class SharedBrowser {
  private static final BrowserUnderTest BROWSER = BrowserUnderTest.launch();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(BROWSER::close, "close-browser"));
  }

  private SharedBrowser() {}

  static BrowserUnderTest browser() {
    return BROWSER;
  }
}
