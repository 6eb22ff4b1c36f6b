package uk.ragtime.testing.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, driven by Playwright through the Node.js of this machine: nothing
 * is downloaded. Where one of the two is missing, {@link #launch} fails with the package to
 * install; a page that no browser opened is untested, so no test is skipped.
 */
public final class BrowserUnderTest implements AutoCloseable {

  /** WCAG 2.2 AA and all that it includes. */
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /**
   * Given to each visitor once, and run on the pages that are judged: half a megabyte would
   * otherwise be passed from here to the browser for each of them.
   */
  private static final String AXE =
      "window.loadAxe = function () {" + read(AxeBuilder.class, "/axe.min.js") + "\n};";

  private static final String FIND = read(BrowserUnderTest.class, "violations.js");

  /** Looks of text that axe has passed, or has found that it cannot judge, on whatever page. */
  private static final Set<String> JUDGED = ConcurrentHashMap.newKeySet();

  /** First the shell without windows, which takes a third less of the processors. */
  private static final List<String> CHROMIUM =
      List.of(
          "/usr/lib/chromium/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome");

  /**
   * As root there is no sandbox. Each page runs axe's scripts anew, twice at most, which does not
   * repay compilers that optimize. The rest keeps the browser from calling home.
   */
  private static final List<String> QUIETLY =
      List.of(
          "--no-sandbox",
          "--js-flags=--always-sparkplug --no-maglev --no-opt",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The wait for an element, as long as that for a page, on a busy machine too. */
  private static final double PATIENCE_IN_MILLISECONDS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private BrowserUnderTest(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts the browser.
   *
   * @throws IllegalStateException where Chromium or Node.js is not installed
   */
  public static BrowserUnderTest launch() {
    Path chromium =
        find("RAGTIME_CHROMIUM", CHROMIUM.stream().map(Path::of))
            .orElseThrow(() -> missing("Chromium", "chromium-headless-shell", "RAGTIME_CHROMIUM"));
    Path node =
        find("RAGTIME_NODE", onPath("node"))
            .orElseThrow(() -> missing("Node.js (node)", "nodejs", "RAGTIME_NODE"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_IN_MILLISECONDS);
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(QUIETLY));
    return new BrowserUnderTest(playwright, browser);
  }

  /** A visitor of their own, with no cookie yet, at a window of this size. */
  public BrowserContext visitor(int width, int height) {
    BrowserContext visitor =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    visitor.addInitScript(AXE);
    return visitor;
  }

  /** The same for a visitor whose browser runs no scripts. */
  public BrowserContext visitorWithoutScripts(int width, int height) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setJavaScriptEnabled(false));
  }

  /**
   * Violations of WCAG 2.2 AA that axe finds on the page, one line each; empty if there are none.
   * Our pages have no frames, so axe runs in the page itself, where it stays for the next time; of
   * what it finds, only violations leave the page, and which looks of text are known: a text of a
   * look that axe has passed before, on a ground that is certain, is not measured again, nor is one
   * that axe could not measure for its ground.
   */
  public static List<String> violations(Page page) {
    // A click returns when the next page begins to arrive.
    page.waitForLoadState();
    List<?> found = (List<?>) page.evaluate(FIND, List.of(STANDARD, List.copyOf(JUDGED)));
    texts(found.getLast()).forEach(JUDGED::add);
    return texts(found.getFirst()).toList();
  }

  private static Stream<String> texts(Object list) {
    return ((List<?>) list).stream().map(String::valueOf);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static String read(Class<?> neighbour, String name) {
    try (InputStream source = neighbour.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(source, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find(String variable, Stream<Path> usual) {
    String named = System.getenv(variable);
    Stream<Path> places = named == null || named.isBlank() ? usual : Stream.of(Path.of(named));
    return places.filter(Files::isExecutable).findFirst();
  }

  private static Stream<Path> onPath(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator)).map(entry -> Path.of(entry, program));
  }

  private static IllegalStateException missing(String what, String debian, String variable) {
    return new IllegalStateException(
        what
            + " is needed to look at the pages, and was not found. On Debian and Ubuntu: apt-get"
            + " install "
            + debian
            + ". Where it is installed elsewhere, name it in "
            + variable
            + ".");
  }
}
