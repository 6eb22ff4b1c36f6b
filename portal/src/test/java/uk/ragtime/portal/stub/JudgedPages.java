package uk.ragtime.portal.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import uk.ragtime.testing.browser.BrowserUnderTest;

/**
 * Pages in a real browser, judged by axe at both ends of the widths of screens, where none may be
 * wider than the screen. With {@code -Dragtime.screenshots} each is kept as a picture too.
 */
public final class JudgedPages {
  public static final int WIDE = 1280;

  /** WCAG 1.4.10: nothing but a table may need scrolling sideways at this width. */
  public static final int NARROW = 320;

  private static final int HIGH = 900;

  private JudgedPages() {}

  /** One for all tests of this JVM: each visitor has cookies of their own. */
  public static BrowserUnderTest browser() {
    return Shared.BROWSER;
  }

  private static final class Shared {
    static final BrowserUnderTest BROWSER = BrowserUnderTest.launch();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(BROWSER::close));
    }
  }

  /** Opens the page and judges it. */
  public static void accessible(Page page, String address, String name, int... widths) {
    page.navigate(StubPlatform.shared().url() + address);
    judge(page, name, widths);
  }

  /**
   * Judges the page that is open.
   *
   * @param widths both if none is given; the page keeps the first
   */
  public static void judge(Page page, String name, int... widths) {
    int[] all = widths.length == 0 ? new int[] {WIDE, NARROW} : widths;
    for (int width : all) {
      page.setViewportSize(width, HIGH);
      picture(page, name + "-" + width);
      assertThat(BrowserUnderTest.violations(page)).as(name + " at " + width).isEmpty();
      assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
          .as("width of " + name)
          .isLessThanOrEqualTo(width);
    }
    page.setViewportSize(all[0], HIGH);
  }

  private static void picture(Page page, String name) {
    if (System.getProperty("ragtime.screenshots") != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/screenshots", name + ".png")));
    }
  }
}
