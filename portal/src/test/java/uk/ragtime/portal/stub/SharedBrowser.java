package uk.ragtime.portal.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** One browser for all tests of this JVM, and its verdict on the pages of the shared platform. */
public final class SharedBrowser {
  public static final int DESKTOP = 1280;

  /** WCAG 1.4.10: nothing but a table may need scrolling sideways at this width. */
  public static final int NARROWEST = 320;

  private static final int HEIGHT = 900;

  private static final BrowserUnderTest BROWSER = BrowserUnderTest.launch();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(BROWSER::close));
  }

  private SharedBrowser() {}

  /** A visitor of their own, with no cookie yet. */
  public static BrowserContext visitor(int width) {
    return BROWSER.visitor(width, HEIGHT);
  }

  public static BrowserContext visitorWithoutScripts(int width) {
    return BROWSER.visitorWithoutScripts(width, HEIGHT);
  }

  /** Opens a page and judges it. */
  public static void judge(Page page, String path, String name) {
    page.navigate(StubPlatform.shared().url() + path);
    judge(page, name);
  }

  /** Ensures that the open page breaks no rule of WCAG 2.2 AA and is no wider than the screen. */
  public static void judge(Page page, String name) {
    int width = page.viewportSize().width;
    page.screenshot(shot(name, width));
    assertThat(BrowserUnderTest.violations(page)).as(name).isEmpty();
    assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
        .as("width of " + name)
        .isLessThanOrEqualTo(width);
  }

  /** The whole page as a picture, for looking at. */
  public static Page.ScreenshotOptions shot(String name, int width) {
    return new Page.ScreenshotOptions()
        .setFullPage(true)
        .setPath(Path.of("target/screenshots", name + "-" + width + ".png"));
  }
}
