package uk.ragtime.portal.stub;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** For looking at the pages while they are made: {@code Screenshots URL WIDTH FILE [print]}. */
final class Screenshots {

  private Screenshots() {}

  public static void main(String[] args) {
    try (BrowserUnderTest browser = BrowserUnderTest.launch();
        BrowserContext visitor = browser.visitor(Integer.parseInt(args[1]), 900)) {
      Page page = visitor.newPage();
      page.navigate(args[0]);
      if (args.length > 3) {
        page.pdf(
            new Page.PdfOptions()
                .setPath(Path.of(args[2]))
                .setPrintBackground(false)
                .setPreferCSSPageSize(true));
        return;
      }
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(args[2])).setFullPage(true));
      System.out.println(page.title() + " " + BrowserUnderTest.violations(page));
    }
  }
}
