package uk.ragtime.web.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How many of one kind are worked on at once; more wait for a while, first come first served. */
final class Places<K> {
  private static final class Room {
    private final Semaphore places;
    private int visitors;

    Room(int places) {
      this.places = new Semaphore(places, true);
    }
  }

  private final Map<K, Room> rooms = new HashMap<>();
  private final int each;

  Places(int each) {
    this.each = each;
  }

  /** A place that is given back by closing it; null if none became free in time. */
  @Nullable Place take(K whose, Duration patience) {
    Room room = enter(whose);
    boolean taken = false;
    try {
      taken = room.places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!taken) {
        leave(whose, room);
      }
    }
    if (!taken) {
      return null;
    }
    return () -> {
      room.places.release();
      leave(whose, room);
    };
  }

  private synchronized Room enter(K whose) {
    Room room = rooms.computeIfAbsent(whose, _ -> new Room(each));
    room.visitors++;
    return room;
  }

  private synchronized void leave(K whose, Room room) {
    room.visitors--;
    if (room.visitors == 0) {
      rooms.remove(whose);
    }
  }

  synchronized int rooms() {
    return rooms.size();
  }
}
