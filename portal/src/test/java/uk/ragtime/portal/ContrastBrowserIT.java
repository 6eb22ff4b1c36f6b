package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.JudgedPages;
import uk.ragtime.testing.browser.BrowserUnderTest;

/** Contrast of a look that was judged on one page is not measured on the next, and any other is. */
class ContrastBrowserIT {
  private static final BrowserUnderTest BROWSER = JudgedPages.browser();
  private static final String READABLE = "<p style='color: rgb(1, 2, 3)'>Readable</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Another colour, ground, size or opacity than that of the look that was passed.
        "<p style='color: rgb(170, 170, 170)'>Pale</p>",
        "<p style='color: rgb(1, 2, 3); background: rgb(40, 40, 40)'>Dark on dark</p>",
        "<div style='opacity: 0.3'><p style='color: rgb(1, 2, 3)'>Faint</p></div>",
        "<div style='background: rgb(40, 40, 40)'><p style='color: rgb(1, 2, 3)'>Inside</p></div>",
        "<style>@media (max-width: 400px) {p {background: rgb(40, 40, 40)}}</style>"
            + "<p style='color: rgb(1, 2, 3)'>Dark on a narrow screen alone</p>",
        "<p style='color: rgb(1, 2, 3)'>Good</p><p style='color: rgb(1, 2, 250);"
            + " background: rgb(1, 2, 240)'>Bad</p>",
        // The same look on a ground that is not that of what the text is in.
        "<div style='position: absolute; background: rgb(40, 40, 40); width: 300px;"
            + " height: 300px; z-index: -1'></div><p style='color: rgb(1, 2, 3)'>Above it</p>",
        "<div style='background: rgb(40, 40, 40)'><div style='background: rgb(255, 255, 255);"
            + " width: 5px; height: 5px'><p style='color: rgb(1, 2, 3); margin: 40px 0'>Outside"
            + " its ground</p></div><br><br><br></div>"
      })
  void aTextOfAnotherLookIsJudged(String body) {
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.NARROW, 900)) {
      assertThat(violations(visitor, READABLE)).isEmpty();

      assertThat(violations(visitor, READABLE + body))
          .singleElement()
          .asString()
          .startsWith("color-contrast: ");
    }
  }

  @Test
  void aViolationIsFoundOnEachPageThatHasIt() {
    String pale = "<p style='color: rgb(171, 171, 171)'>Pale</p>";
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.WIDE, 900)) {
      assertThat(violations(visitor, pale)).hasSize(1);
      assertThat(violations(visitor, pale)).hasSize(1);
    }
  }

  /** axe leaves out what is disabled. */
  @Test
  void theLookOfSomethingDisabledIsNoReadableLook() {
    String style = " style='color: rgb(172, 172, 172); background: rgb(255, 255, 255)'>";
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.WIDE, 900)) {
      assertThat(violations(visitor, "<button disabled" + style + "Off</button>")).isEmpty();
      assertThat(violations(visitor, "<button" + style + "On</button>")).hasSize(1);
    }
  }

  /** axe decides no contrast on an image, in a picture, or below what a pseudo-element paints. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='background: linear-gradient(white, white)'>%s</div>",
        "<div tabindex='0' style='background: linear-gradient(white, white); overflow: auto;"
            + " width: 9px'>%s</div>",
        "<style>div {position: relative} div::before {content: ''; position: absolute; width:"
            + " 100%%; height: 100%%; background: white}</style><div>%s</div>"
      })
  void aLookThatCannotBeJudgedInOnePlaceIsJudgedInAnother(String undecided) {
    String pale = "<p style='color: rgb(173, 173, 173)'>Pale words</p>";
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.WIDE, 900)) {
      assertThat(violations(visitor, undecided.formatted(pale))).isEmpty();
      assertThat(violations(visitor, undecided.formatted(pale))).isEmpty();

      assertThat(violations(visitor, pale)).hasSize(1);
      assertThat(violations(visitor, undecided.formatted(pale) + pale)).hasSize(1);
    }
  }

  @Test
  void aTextWithAGroundOfItsOwnOnAnImageIsJudged() {
    String image = "<div style='background: linear-gradient(white, white)'>%s</div>";
    String grounded =
        "<p style='color: rgb(174, 174, 174); background: rgb(255, 255, 255)'>Pale words</p>";
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.WIDE, 900)) {
      assertThat(violations(visitor, image.formatted("<p>Words</p>"))).isEmpty();

      assertThat(violations(visitor, image.formatted(grounded))).hasSize(1);
    }
  }

  /** The first of them teaches nothing, so that the others are asked about. */
  @Test
  void aLookWhoseFirstTextCannotBeJudgedIsJudgedByTheNext() {
    String style = "<p style='color: rgb(175, 175, 175)'>";
    try (BrowserContext visitor = BROWSER.visitor(JudgedPages.WIDE, 900)) {
      assertThat(violations(visitor, style + "x</p>" + style + "Pale words</p>")).hasSize(1);
    }
  }

  private static List<String> violations(BrowserContext visitor, String body) {
    Page page = visitor.newPage();
    page.setContent(
        "<!doctype html><html lang='en'><head><title>Contrast</title></head><body><main><h1>A</h1>"
            + body
            + "</main></body></html>");
    return BrowserUnderTest.violations(page);
  }
}
