package uk.ragtime.portal.api;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Sends several requests at once on virtual threads, so that a page waits for the slowest and not
 * for the sum; texts made there are in the page's language. Closing cancels those still open.
 */
public final class ParallelRequests implements AutoCloseable {

  /** Keeps one page from taking all connections of the query service. */
  private static final int AT_ONCE = 8;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);

  public <T> Answer<T> ask(Callable<T> question) {
    // Resolved here: it is read from the page's request, which one thread at a time may read.
    Locale language = LocaleContextHolder.getLocale();
    Future<T> future =
        threads.submit(() -> {
          LocaleContextHolder.setLocale(language);
          places.acquire();
          try {
            return question.call();
          } finally {
            places.release();
          }
        });
    return () -> await(future);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure.Unavailable("interrupted", e);
    }
  }

  /** A pending answer. */
  @FunctionalInterface
  public interface Answer<T> {

    /**
     * Waits for it.
     *
     * @throws Failure if there is none
     */
    T get();
  }
}
