package uk.ragtime.local;

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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Shortens starts, at build time: unpacks each service's jar and runs it once, up to the point
 * where it would serve, to record the classes that it loads and links in an AOT cache. It does the
 * same with the launcher.
 */
final class AotCacheBuilder {

  private static final Duration TRAINING_TAKES = Duration.ofMinutes(3);

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
  private final Path logs;

  AotCacheBuilder(Settings settings, StartProgress progress) {
    this.settings = settings;
    this.progress = progress;
    this.logs = settings.home().resolve("infra/platform/launcher/target/preparation");
  }

  void run() throws InterruptedException {
    List<Callable<Void>> tasks = new ArrayList<>();
    tasks.add(step("the launcher", this::prepareLauncher));
    Services services = new Services(settings.withData(logs));
    for (Service service : List.of(services.command(), services.query(), services.portal())) {
      PreparedJar jar = PreparedJar.of(service.jar());
      if (Files.exists(jar.jar()) && !jar.isFresh()) {
        tasks.add(step(service.name(), () -> prepare(service, jar)));
      }
    }
    // A training run keeps about one core busy.
    int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors());
    try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
      Files.createDirectories(logs);
      for (Future<Void> task : workers.invokeAll(tasks)) {
        await(task);
      }
    } catch (IOException e) {
      throw new LauncherException("The services could not be prepared: " + e, e);
    }
  }

  /** A service without a cache still runs, only its start takes longer. */
  private void await(Future<Void> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      progress.note("no quick starts: " + e.getCause());
    }
  }

  private interface Work {
    boolean done() throws IOException, InterruptedException;
  }

  private Callable<Void> step(String name, Work work) {
    return () -> {
      long began = System.nanoTime();
      if (work.done()) {
        progress.step(
            "prepared " + name + " for quick starts", Duration.ofNanos(System.nanoTime() - began));
      }
      return null;
    };
  }

  private boolean prepare(Service service, PreparedJar jar)
      throws IOException, InterruptedException {
    Path home = jar.home();
    Path mark = home.resolve("made-from");
    String checksum = checksum(jar.jar());
    if (Files.exists(jar.cache())
        && Files.exists(mark)
        && Files.readString(mark).equals(checksum)) {
      // Built again, with the same result.
      Files.setLastModifiedTime(jar.cache(), FileTime.from(Instant.now()));
      return false;
    }
    DataDirectory.delete(home);
    List<String> unpack =
        List.of(
            PreparedJar.java(),
            "-Djarmode=tools",
            "-jar",
            jar.jar().toString(),
            "extract",
            "--destination",
            home.toString());
    execute(unpack, Map.of(), logs.resolve(service.name() + "-unpacking.log"));
    Path made = home.resolve("new.aot");
    List<String> train = jar.run("-XX:AOTCacheOutput=" + made, jar.unpacked());
    train.add(train.size() - 2, "-Dspring.context.exit=onRefresh");
    execute(train, alone(service).environment(), logs.resolve(service.name() + "-training.log"));
    Files.writeString(mark, checksum);
    Files.move(made, jar.cache(), StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  /** The service as it is configured here, but without the servers that do not run now. */
  private static Service alone(Service service) {
    Map<String, String> properties = new HashMap<>(service.properties());
    properties.put("server.port", "0");
    properties.put("spring.flyway.enabled", "false");
    properties.put("ragtime.portal.metrics-port", "-1");
    return new Service(service.name(), service.jar(), 0, properties);
  }

  /** The cache is named so that the script which starts the launcher finds it. */
  private boolean prepareLauncher() throws IOException, InterruptedException {
    Path jar = launcherJar();
    Path cache = jar.resolveSibling("launcher.aot");
    List<Path> madeFrom = new ArrayList<>(List.of(jar));
    try (Stream<Path> libraries = Files.walk(jar.resolveSibling("lib"))) {
      libraries.forEach(madeFrom::add);
    }
    if (PreparedJar.isFresh(cache, madeFrom)) {
      return false;
    }
    Path made = jar.resolveSibling("launcher-new.aot");
    List<String> train = new ArrayList<>();
    train.add(PreparedJar.java());
    train.addAll(LAUNCHER_FLAGS);
    train.addAll(List.of("-XX:AOTCacheOutput=" + made, "-jar", jar.toString(), "train"));
    execute(train, Map.of(), logs.resolve("launcher-training.log"));
    Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private Path launcherJar() {
    return settings
        .home()
        .resolve("infra/platform/launcher/target/platform-launcher-1.0.0-SNAPSHOT.jar");
  }

  private static void execute(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(TRAINING_TAKES.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("it did not end within " + TRAINING_TAKES.toSeconds() + " s: " + log);
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
