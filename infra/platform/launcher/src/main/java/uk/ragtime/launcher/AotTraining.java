package uk.ragtime.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Set;

/**
 * Starts the whole platform on temporary data, lets each part do its work once and stops it, so
 * that the JVMs record what a start and a first request load: migrations, the demonstration's
 * commands, their projection, a profile and a page of the portal.
 */
final class AotTraining {
  private static final int TIMEOUT_MILLIS = 30_000;

  private AotTraining() {}

  /**
   * @param services names of those that record; the others run as usual
   */
  static void run(Settings settings, StartProgress progress, Set<String> services)
      throws InterruptedException {
    try (Platform platform = Platform.training(settings, progress, services)) {
      platform.start();
      openPortal(settings);
    }
  }

  private static void openPortal(Settings settings) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(settings.url(Port.PORTAL) + "/").toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new LauncherException("The portal answers " + connection.getResponseCode() + ".");
      }
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new LauncherException("The portal does not answer: " + e, e);
    }
  }
}
