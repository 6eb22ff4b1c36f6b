package uk.ragtime.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loopback ports of this machine. */
public final class Ports {
  private static final Logger log = LoggerFactory.getLogger(Ports.class);

  /**
   * Below what Linux and macOS give to connections that go out: such a connection could else take
   * the port before its server does, or while the server is down.
   */
  private static final int FIRST = 20_000;

  private static final int BEYOND = 32_000;

  /** None of these is the usual port of a part of the platform. */
  private static final int FIRST_TAKEN_AT_ONCE = 16_000;

  private static final int BEYOND_TAKEN_AT_ONCE = 19_000;

  private static final int ATTEMPTS = 1_000;

  /** Files whose locks tell other processes which ports are given away; they end with this one. */
  private static final Path GIVEN = Path.of(System.getProperty("java.io.tmpdir"), "ragtime-ports");

  private static final List<FileLock> locks = new ArrayList<>();
  private static final Set<Integer> given = new HashSet<>();

  private Ports() {}

  /**
   * A port that is free now, and that no other call gave away: neither in this process nor in
   * another, whose server may not have started yet, or is about to start again.
   */
  public static int free() {
    return free(FIRST, BEYOND, Ports::isGivenHere);
  }

  /**
   * A port that is free now, for a server that takes it at once: none that {@link #free()} may have
   * given to a server that has not started yet, or is about to start again.
   */
  static int takenAtOnce() {
    return free(FIRST_TAKEN_AT_ONCE, BEYOND_TAKEN_AT_ONCE, _ -> true);
  }

  private static int free(int first, int beyond, IntPredicate suits) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = random.nextInt(first, beyond);
      if (isFree(port) && suits.test(port)) {
        return port;
      }
    }
    throw new EmbeddedServerException(
        "This machine has no free port from %d to %d.".formatted(first, beyond - 1));
  }

  /** Whether it is this call's from now on; where no file can be written nobody else is told. */
  private static synchronized boolean isGivenHere(int port) {
    if (given.contains(port)) {
      return false;
    }
    try {
      FileChannel file =
          FileChannel.open(
              Files.createDirectories(GIVEN).resolve(Integer.toString(port)), CREATE, WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        file.close();
        return false;
      }
      locks.add(lock);
    } catch (IOException e) {
      log.debug("Other processes are not told of port {}", port, e);
    }
    given.add(port);
    return true;
  }

  /** Whether a server could listen on the port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port that only waits out a closed connection counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
