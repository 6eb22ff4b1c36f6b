package uk.ragtime.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import uk.ragtime.embedded.Ports;

/**
 * Shortens starts, at build time: unpacks the services' jars and has {@link AotTraining} start the
 * whole platform once, so that each JVM records the classes that it loads and links in an AOT
 * cache.
 */
final class AotCacheBuilder {

  private static final Duration TRAINING_LIMIT = Duration.ofMinutes(10);

  /** The same as in the script {@code ragtime}: a cache fits only the options it was made with. */
  private static final List<String> LAUNCHER_FLAGS =
      List.of(
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Settings settings;
  private final StartProgress progress;
  private final Path directory;

  AotCacheBuilder(Settings settings, StartProgress progress) {
    this.settings = settings;
    this.progress = progress;
    this.directory = settings.home().resolve("infra/platform/launcher/target/preparation");
  }

  /** Builds the caches that are missing or older than what they were made from. */
  void run() throws InterruptedException {
    long began = System.nanoTime();
    try {
      List<PreparedJar> stale = staleServices();
      if (stale.isEmpty() && isLauncherFresh()) {
        return;
      }
      settings
          .production()
          .ifPresent(reason -> {
            throw new LauncherException(
                "training starts a platform with the local issuer, but " + reason);
          });
      train(stale);
      progress.step("prepared quick starts", Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException | LauncherException e) {
      // Without a cache everything still runs, only its start takes longer.
      progress.note("no quick starts: " + e.getMessage());
    }
  }

  private List<PreparedJar> staleServices() throws IOException {
    List<PreparedJar> stale = new ArrayList<>();
    for (String name : Services.NAMES) {
      PreparedJar jar = PreparedJar.of(Service.jarOf(settings.home(), name));
      if (Files.exists(jar.jar()) && !jar.isFresh() && !isSameBuild(jar)) {
        stale.add(jar);
      }
    }
    return stale;
  }

  /** A jar that was built again with the same content keeps its cache. */
  private static boolean isSameBuild(PreparedJar jar) throws IOException {
    if (Files.exists(jar.cache())
        && Files.exists(jar.checksum())
        && Files.readString(jar.checksum()).equals(checksum(jar.jar()))) {
      Files.setLastModifiedTime(jar.cache(), FileTime.from(Instant.now()));
      return true;
    }
    return false;
  }

  private boolean isLauncherFresh() throws IOException {
    List<Path> madeFrom = new ArrayList<>(List.of(launcherJar()));
    try (Stream<Path> libraries = Files.walk(launcherJar().resolveSibling("lib"))) {
      libraries.forEach(madeFrom::add);
    }
    return PreparedJar.isFresh(launcherCache(), madeFrom);
  }

  private void train(List<PreparedJar> services) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    for (PreparedJar service : services) {
      unpack(service);
    }
    Path data = Files.createTempDirectory(directory, "data-");
    try {
      Path made = launcherJar().resolveSibling("launcher-new.aot");
      List<String> command = new ArrayList<>(List.of(PreparedJar.java()));
      command.addAll(LAUNCHER_FLAGS);
      command.addAll(List.of("-XX:AOTCacheOutput=" + made, "-jar", launcherJar().toString()));
      command.add("train");
      services.forEach(service -> command.add(service.name()));
      execute(command, Optional.of(data), directory.resolve("training.log"));
      for (PreparedJar service : services) {
        Files.writeString(service.checksum(), checksum(service.jar()));
        Files.move(service.newCache(), service.cache(), StandardCopyOption.REPLACE_EXISTING);
      }
      // Named so that the script which starts the launcher finds it.
      Files.move(made, launcherCache(), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      DataDirectory.delete(data);
    }
  }

  private void unpack(PreparedJar service) throws IOException, InterruptedException {
    DataDirectory.delete(service.home());
    List<String> command =
        List.of(
            PreparedJar.java(),
            "-Djarmode=tools",
            "-jar",
            service.jar().toString(),
            "extract",
            "--destination",
            service.home().toString());
    execute(command, Optional.empty(), directory.resolve(service.name() + "-unpacking.log"));
  }

  private Path launcherCache() {
    return launcherJar().resolveSibling("launcher.aot");
  }

  private Path launcherJar() {
    return settings
        .home()
        .resolve("infra/platform/launcher/target/platform-launcher-1.0.0-SNAPSHOT.jar");
  }

  /**
   * Runs a program to its end.
   *
   * @param data of the platform that it starts; nobody's own servers and data take part
   */
  private void execute(List<String> command, Optional<Path> data, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.startsWith("RAGTIME_") || name.startsWith("SPRING_"));
    environment.put("RAGTIME_HOME", settings.home().toString());
    data.ifPresent(directory -> {
      environment.put("RAGTIME_DATA", directory.toString());
      for (Port port : Port.values()) {
        environment.put(port.setting(), Integer.toString(Ports.free()));
      }
    });
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("it did not end within " + TRAINING_LIMIT.toSeconds() + " s: " + log);
    }
    if (process.exitValue() != 0) {
      throw new IOException("the log " + log + " ends with:\n" + LogTail.tail(log, 20));
    }
  }

  private static String checksum(Path jar) throws IOException {
    try (var input = Files.newInputStream(jar)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = input.read(buffer); read > 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest()) + " " + Runtime.version();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
