package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

class MarkupTest {
  private static final String HOSTILE = "</a>\"'><script>alert(1)</script>&lt;";
  private static final String HARMLESS =
      "&lt;/a&gt;&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;";

  @Test
  void textsAndValuesStayTextsAndValues() {
    // when
    Markup markup =
        new Markup.Builder(10)
            .open("a", "href", HOSTILE, "class", null)
            .text(HOSTILE)
            .empty("use", "href", "#" + HOSTILE)
            .close("a")
            .build();

    // then
    assertThat(markup)
        .hasToString("<a href=\"%1$s\">%1$s<use href=\"#%1$s\" /></a>".formatted(HARMLESS));
  }

  @Test
  void otherCharactersStayAsTheyAre() {
    assertThat(new Markup.Builder(10).text("Iechyd – “tŷ” 😀").build())
        .hasToString("Iechyd – “tŷ” 😀");
  }

  @Test
  void aTemplateSendsMarkupAsItIs() {
    Markup inner = new Markup.Builder(10).open("td").text("a & b").close("td").build();
    assertThat(process(new Markup.Builder(10).open("tr").add(inner).close("tr").build()))
        .isEqualTo("<table><tr><td>a &amp; b</td></tr></table>");
  }

  @Test
  void aTemplateSendsNoTextAsItIs() {
    assertThatThrownBy(() -> process("<b>bold</b>"))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String process(Object value) {
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.addDialect(new MarkupDialect());
    Context context = new Context();
    context.setVariable("it", value);
    return templates.process("<table><th:block rt:markup=\"${it}\" /></table>", context);
  }
}
