package uk.ragtime.testing.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection through the proxy: two sockets, and a thread for each direction. */
final class ProxiedConnection {
  private static final int PIECE = 32 * 1024;

  private final FaultProxy proxy;
  private final Socket client;
  private final Socket server;
  private final Map<Breakpoint, ByteMatcher> looking = new LinkedHashMap<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean lost;
  private volatile @Nullable Breakpoint answerHeldFor;

  ProxiedConnection(FaultProxy proxy, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void start() {
    Thread.ofVirtual().name("fault-to-server").start(() -> pump(Direction.TO_SERVER));
    Thread.ofVirtual().name("fault-to-client").start(() -> pump(Direction.TO_CLIENT));
  }

  void loseEverything() {
    lost = true;
  }

  private void pump(Direction direction) {
    Socket from = direction == Direction.TO_SERVER ? client : server;
    Socket to = direction == Direction.TO_SERVER ? server : client;
    byte[] piece = new byte[PIECE];
    try {
      for (int n = from.getInputStream().read(piece);
          n >= 0;
          n = from.getInputStream().read(piece)) {
        proxy.linger();
        if (passes(direction, piece, n)) {
          to.getOutputStream().write(piece, 0, n);
        }
      }
      ended(from, ConnectionEnd.CLOSED);
    } catch (IOException _) {
      // One side reset it, or the proxy ended it.
      ended(from, ConnectionEnd.RESET);
    }
  }

  /** One side is gone: so does the other learn, unless nothing passes. */
  private void ended(Socket from, ConnectionEnd how) {
    if (isLost()) {
      close(from);
      if (client.isClosed() && server.isClosed()) {
        proxy.forget(this);
      }
    } else {
      end(how);
    }
  }

  /** The server gives a connection up that it has heard nothing of; the client has to find out. */
  void tellTheServer() {
    if (lost) {
      close(server);
    }
  }

  private boolean passes(Direction direction, byte[] piece, int length) throws IOException {
    boolean mayPass =
        switch (direction) {
          case TO_SERVER -> request(piece, length);
          case TO_CLIENT -> answer(piece, length);
        };
    return mayPass && !isLost();
  }

  private boolean isLost() {
    lost |= proxy.swallows();
    return lost;
  }

  /** Whether a piece of a request goes on to the server. */
  private boolean request(byte[] piece, int length) throws IOException {
    proxy.breakpoints().forEach(point -> looking.computeIfAbsent(point, Breakpoint::sought));
    for (Iterator<Map.Entry<Breakpoint, ByteMatcher>> all = looking.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Breakpoint, ByteMatcher> entry = all.next();
      Breakpoint point = entry.getKey();
      if (point.isClaimed()) {
        all.remove();
      } else if (entry.getValue().isFoundWith(piece, length) && point.claim()) {
        all.remove();
        if (!point.holdsTheAnswer()) {
          return goesOn(point.hold());
        }
        answerHeldFor = point;
      }
    }
    return true;
  }

  /** Whether a piece of an answer goes on to the client. */
  private boolean answer(byte[] piece, int length) throws IOException {
    Breakpoint point = answerHeldFor;
    if (point == null) {
      return true;
    }
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    ByteMatcher end = point.soughtInAnswer();
    held.write(piece, 0, length);
    boolean complete = end.isFoundWith(piece, length);
    byte[] more = new byte[PIECE];
    while (!complete) {
      int n = server.getInputStream().read(more);
      if (n < 0) {
        break;
      }
      held.write(more, 0, n);
      complete = end.isFoundWith(more, n);
    }
    answerHeldFor = null;
    if (goesOn(point.hold()) && !isLost()) {
      held.writeTo(client.getOutputStream());
    }
    return false;
  }

  private boolean goesOn(Breakpoint.Decision decision) throws IOException {
    return switch (decision) {
      case Breakpoint.Decision.GoOn _ -> true;
      case Breakpoint.Decision.End(ConnectionEnd ending) -> {
        end(ending);
        yield false;
      }
    };
  }

  void end(ConnectionEnd ending) {
    switch (ending) {
      case CLOSED -> endBoth(ProxiedConnection::close);
      case RESET -> endBoth(ProxiedConnection::reset);
      case SILENT -> loseEverything();
    }
  }

  /** Once: the threads that wake up because of it have nothing to add. */
  private void endBoth(Consumer<Socket> how) {
    if (!ended.getAndSet(true)) {
      how.accept(client);
      how.accept(server);
      proxy.forget(this);
    }
  }

  static void reset(Socket socket) {
    try {
      // With no time to linger, closing sends a reset in place of an end.
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // Closed already, which is as well.
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone, which is what was wanted.
    }
  }
}
