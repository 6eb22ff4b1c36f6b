package uk.ragtime.launcher;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Redirects the logs of all libraries in the launcher to a file. */
final class Logging {

  private Logging() {}

  /** Has to come before anything is logged. */
  static void into(Path directory) {
    System.setProperty("ragtime.logs", directory.toString());
    // It is configured already, and not for Spring to change.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Logger.getLogger("").setLevel(Level.WARNING);
  }
}
