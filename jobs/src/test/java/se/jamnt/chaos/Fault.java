package se.jamnt.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import se.jamnt.pipeline.Workshop.Running;

/** What goes wrong in a night, done to it from outside. */
enum Fault {
  PROGRAM_KILLED {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      Running night = begin(home, delay);
      night.kill();
    }
  },
  DATABASE_KILLED {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      Running night = begin(home, delay);
      killServer(home);
      end(night);
    }
  },
  PROGRAM_AND_DATABASE_KILLED {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      Running night = begin(home, delay);
      night.kill();
      killServer(home);
    }
  },
  /** As when an administrator or a network ends them: the server goes on. */
  CONNECTIONS_LOST {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      Running night = begin(home, delay);
      ProcessHandle server = home.server();
      if (server != null) {
        server.children().forEach(ProcessHandle::destroy);
      }
      end(night);
    }
  },
  DISK_FULL {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      Running night = begin(home, delay);
      disk.leave(size);
      Outcome outcome = night.await();
      disk.enlarge();
      assertThat(outcome.exitCode()).as(outcome.said()).isIn(ENDS);
    }
  },
  /** A machine that believes to be in another year. */
  CLOCK_MOVED {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      home.with("JAMNT_TODAY", delay % 2 == 0 ? "2013-10-01" : "2015-03-29");
      Outcome outcome = home.jamnt("nightly");
      home.with("JAMNT_TODAY", ChaosIT.TODAY.toString());
      assertThat(outcome.exitCode()).as(outcome.said()).isIn(ENDS);
    }
  },
  TWO_STARTS {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      Running first = home.start("nightly");
      Thread.sleep(delay % 300);
      Running second = home.start("nightly");
      List<Integer> codes = List.of(first.await().exitCode(), second.await().exitCode());
      assertThat(codes).as(first.said() + second.said()).containsAnyOf(0, 4).doesNotContain(3);
    }
  },
  CONFIGURATION_BROKEN {
    @Override
    void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception {
      Path file = home.path("config/indicators/exits.yml");
      String kept = Files.readString(file);
      Running night = begin(home, delay);
      Files.writeString(file, kept.substring(0, kept.length() / 2));
      end(night);
      Outcome broken = home.jamnt("nightly");
      assertThat(broken.exitCode()).as(broken.said()).isEqualTo(2);
      Files.writeString(file, kept);
    }
  };

  /** Done, needs a person, wrong configuration, failed, locked: each of them tells what to do. */
  private static final Set<Integer> ENDS = Set.of(0, 1, 2, 3, 4);

  /**
   * Lets a night begin and disturbs it.
   *
   * @param delay milliseconds from the night's start
   * @param size kilobytes, where there is something to measure
   */
  abstract void befall(Workshop home, SmallDisk disk, int delay, int size) throws Exception;

  private static Running begin(Workshop home, int delay) throws IOException, InterruptedException {
    Running night = home.start("nightly");
    boolean over = night.process().waitFor(delay, TimeUnit.MILLISECONDS);
    if (over) {
      System.out.println("  the night was over before the fault");
    }
    return night;
  }

  private static void killServer(Workshop home) throws IOException {
    ProcessHandle server = home.server();
    if (server != null) {
      server.destroyForcibly();
      server.onExit().join();
    }
  }

  private static void end(Running night) throws IOException, InterruptedException {
    Outcome outcome = night.await();
    assertThat(outcome.exitCode()).as(outcome.said()).isIn(ENDS);
  }
}
