package uk.ragtime.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A persona's way through the pages. Each step names the heading that it leads to; a page that is
 * seen again is no new page.
 */
final class Walk implements AutoCloseable {
  private static final Pattern SEEN = Pattern.compile("[?&]seen=([0-9]+)");

  private final BrowserContext visitor;
  private final Page page;
  private final URI portal;
  private final List<String> pages = new ArrayList<>();

  Walk(BrowserContext visitor, URI portal, String persona) {
    this.visitor = visitor;
    this.page = visitor.newPage();
    this.portal = portal;
    page.navigate(portal + "/");
    page.getByRole(AriaRole.LINK, named("Sign in")).first().click();
    page.locator("button[value=" + persona + "]").click();
    assertThat(page).hasURL(portal + "/");
  }

  /** Begins at an address; pages are counted from here on. */
  Walk begins(String address, String heading) {
    page.navigate(portal + address);
    pages.clear();
    return arrives(heading);
  }

  Walk follows(String link, String heading) {
    page.getByRole(AriaRole.LINK, named(link)).click();
    return arrives(heading);
  }

  /** Follows the link to a task: its name goes on with where it is to be done. */
  Walk takesUp(String task, String where, String heading) {
    page.getByRole(AriaRole.LINK, named(task + ": " + where)).click();
    return arrives(heading);
  }

  Walk presses(String button, String heading) {
    page.getByRole(AriaRole.BUTTON, named(button)).click();
    return arrives(heading);
  }

  Walk enters(String label, String text) {
    page.getByLabel(label, exactly()).fill(text);
    return this;
  }

  Walk chooses(String label, String option) {
    page.getByLabel(label, exactly()).selectOption(option);
    return this;
  }

  Walk ticks(String box) {
    page.getByLabel(box, exactly()).check();
    return this;
  }

  /** Chooses a rating, whose words go on with what it looks like. */
  Walk rates(String rating) {
    page.getByRole(AriaRole.RADIO, named(rating)).check();
    return this;
  }

  /** Types a date into the three boxes whose names begin with a prefix. */
  Walk dates(String prefix, LocalDate day) {
    String[] boxes =
        prefix.isEmpty()
            ? new String[] {"day", "month", "year"}
            : new String[] {prefix + "Day", prefix + "Month", prefix + "Year"};
    int[] parts = {day.getDayOfMonth(), day.getMonthValue(), day.getYear()};
    for (int i = 0; i < boxes.length; i++) {
      page.locator("#" + boxes[i]).fill(Integer.toString(parts[i]));
    }
    return this;
  }

  Walk sees(String text) {
    assertThat(page.locator("main")).containsText(text);
    return this;
  }

  String valueOf(String label) {
    return page.getByLabel(label, exactly()).inputValue();
  }

  Locator all(String selector) {
    return page.locator(selector);
  }

  /** Headings of the pages since the beginning, one for each page. */
  List<String> pages() {
    return pages.stream().distinct().toList();
  }

  /** The position that this page has been made to know of. */
  long seen() {
    Matcher seen = SEEN.matcher(page.url());
    if (!seen.find()) {
      throw new AssertionError("no position in " + page.url());
    }
    return Long.parseLong(seen.group(1));
  }

  @Override
  public void close() {
    visitor.close();
  }

  private Walk arrives(String heading) {
    assertThat(page.locator("h1")).hasText(heading);
    pages.add(heading);
    return this;
  }

  /** Words after a colon are often for screen readers alone, and set apart by blanks. */
  private static Page.GetByRoleOptions named(String name) {
    String pattern =
        name.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0").replace(": ", "\\s*:\\s*");
    return new Page.GetByRoleOptions().setName(Pattern.compile("^\\s*" + pattern + "\\s*$"));
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
