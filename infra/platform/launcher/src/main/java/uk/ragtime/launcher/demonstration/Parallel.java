package uk.ragtime.launcher.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import uk.ragtime.launcher.LauncherException;

/** Sends independent commands at once. */
final class Parallel {

  /** Enough to let commits be gathered, few enough to leave the machine to the services. */
  private static final int AT_ONCE = 12;

  private Parallel() {}

  /** Work on one of several. */
  interface Each<T> {
    void accept(T one) throws InterruptedException;
  }

  /**
   * Returns when all is done.
   *
   * @throws LauncherException if a service refused
   */
  static <T> void forEach(Iterable<T> all, Each<T> each) throws InterruptedException {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (T one : all) {
      tasks.add(() -> {
        each.accept(one);
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LauncherException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }
}
