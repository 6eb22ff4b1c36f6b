package uk.ragtime.launcher.demonstration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import uk.ragtime.launcher.LauncherException;
import uk.ragtime.launcher.Persona;
import uk.ragtime.launcher.issuer.PersonaTokens;

/** The demonstration partnerships, recorded at the first start. */
public final class Demonstration {

  private static final String SHOWN = "lancashire";
  private static final String SHOWN_AREA = "blackpool";
  private static final List<String> PARTNERSHIPS = List.of(SHOWN, "kent");

  /** Moments; minutes on a machine that does ten other things. */
  private static final Duration ANSWERING_TAKES = Duration.ofMinutes(5);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  private final String commandUrl;
  private final String queryUrl;
  private final String issuer;
  private final PersonaTokens tokens;
  private final LoadingState state;
  private final HttpClient client = client();

  /**
   * @param stateFile where it is kept how far the demonstration has been recorded
   */
  public Demonstration(
      String commandUrl, String queryUrl, String issuer, PersonaTokens tokens, Path stateFile) {
    this.commandUrl = commandUrl;
    this.queryUrl = queryUrl;
    this.issuer = issuer;
    this.tokens = tokens;
    this.state = new LoadingState(stateFile);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /** Subjects of all raters in the stories. */
  public static List<String> raters() {
    return PARTNERSHIPS.stream().flatMap(p -> StoryFiles.raters(p).stream()).distinct().toList();
  }

  /**
   * Records everything that is not recorded yet.
   *
   * @return whether there was anything to record
   * @throws LauncherException if a service refuses or does not answer
   */
  public boolean load() throws InterruptedException {
    if (state.isComplete()) {
      return false;
    }
    LocalDate day = state.day(LocalDate.now(ZoneId.of("Europe/London")));
    Map<String, StoryFiles.Phrases> phrases = StoryFiles.phrases();
    try (ExecutorService threads = Executors.newFixedThreadPool(PARTNERSHIPS.size())) {
      List<Future<?>> loads = new ArrayList<>();
      for (String partnership : PARTNERSHIPS) {
        loads.add(
            threads.submit(() -> {
              load(StoryFiles.story(partnership), day, phrases);
              return null;
            }));
      }
      for (Future<?> load : loads) {
        load.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LauncherException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
    state.complete();
    return true;
  }

  private void load(Story story, LocalDate day, Map<String, StoryFiles.Phrases> phrases)
      throws InterruptedException {
    Timetable timetable = new Timetable(day, story.openCycle());
    new StoryLoader(
            story,
            timetable,
            new StoryScheduler(story, timetable, phrases),
            new CommandApi(commandUrl, tokens, client),
            state,
            issuer)
        .load();
  }

  /**
   * Returns when the query-service shows an area as it is after all that was recorded.
   *
   * @throws LauncherException if it does not within minutes
   */
  public void awaitProfile() throws InterruptedException {
    URI profile =
        URI.create(
            queryUrl
                + "/v1/"
                + SHOWN
                + "/areas/"
                + SHOWN_AREA
                + "/profile?minPosition="
                + state.lastPosition(SHOWN));
    long end = System.nanoTime() + ANSWERING_TAKES.toNanos();
    String last = "no answer";
    while (System.nanoTime() < end) {
      try {
        HttpRequest question =
            HttpRequest.newBuilder(profile)
                .header("Authorization", "Bearer " + tokens.token(Persona.VIEWER.code()))
                .timeout(ANSWERING_TAKES)
                .build();
        HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return;
        }
        last = answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        last = e.toString();
      }
      Thread.sleep(BETWEEN_QUESTIONS);
    }
    throw new LauncherException(
        "The demonstration's profile is not to be had. " + profile + ": " + last);
  }
}
