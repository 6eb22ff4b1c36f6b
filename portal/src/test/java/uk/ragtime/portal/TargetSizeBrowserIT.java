package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** Targets that are certain to be large enough, or far enough from others, are not measured. */
class TargetSizeBrowserIT {
  private static final BrowserUnderTest BROWSER = JudgedPages.browser();
  private static final String SMALL =
      "style='display: block; width: 10px; height: 10px; padding: 0; margin: 0; border: 0'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Two small ones beside each other, of whatever can have the focus.
        "<a href='#a' S></a><a href='#b' S></a>",
        "<button S></button><button S></button>",
        "<input S><input S>",
        "<a href='#a' S></a><div role='button' tabindex='0' S></div>",
        // In a region that scrolls, which is no target.
        "<div role='region' aria-label='R' tabindex='0'><a href='#a' S></a><a href='#b' S></a></div>",
        // A small one beside one that is large.
        "<a href='#a' S></a><a href='#b' style='display: block; height: 40px'>B</a>",
        // A large one of which another leaves too little to be seen.
        "<div style='position: relative'><a href='#a' style='display: block; width: 60px;"
            + " height: 60px'>A</a><a href='#b' style='position: absolute; left: 10px; top: 10px;"
            + " width: 60px; height: 60px'>B</a><a href='#c' style='position: absolute; left: 0;"
            + " top: 0; width: 60px; height: 45px'>C</a></div>",
        // Small on a narrow screen alone.
        "<style>@media (max-width: 400px) {.narrow {width: 9px; height: 9px; display: block}}"
            + " @media (min-width: 401px) {.narrow {width: 90px; height: 90px; display: block}}"
            + "</style><a class='narrow' href='#a'></a><a class='narrow' href='#b'></a>"
      })
  void aTargetThatIsTooSmallIsFound(String body) {
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.NARROW, 900)) {
      assertThat(violations(visitor, body)).anyMatch(line -> line.startsWith("target-size: "));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='#a' style='display: block; height: 30px'>A</a>"
            + "<a href='#b' style='display: block; height: 30px'>B</a>",
        "<a href='#a' S></a><div style='height: 30px'></div><a href='#b' S></a>",
        "<p>Some <a href='#a'>small</a> <a href='#b'>links</a> in a text.</p>",
        "<button S disabled></button><button S></button>",
        "<a href='#a' S></a><button tabindex='-1' S></button>",
        "<button S></button><button aria-hidden='true' tabindex='-1' S></button>"
      })
  void othersAreNot(String body) {
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.NARROW, 900)) {
      assertThat(violations(visitor, body)).noneMatch(line -> line.startsWith("target-size: "));
    }
  }

  private static List<String> violations(BrowserContext visitor, String body) {
    Page page = visitor.newPage();
    page.setContent(
        "<!doctype html><html lang='en'><head><title>Targets</title></head><body><main><h1>A</h1>"
            + body.replace(" S>", " " + SMALL + ">").replace(" S ", " " + SMALL + " ")
            + "</main></body></html>");
    return BrowserUnderTest.violations(page);
  }
}
