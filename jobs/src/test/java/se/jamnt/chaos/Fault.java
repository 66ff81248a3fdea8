package se.jamnt.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import se.jamnt.operations.MailLine;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;
import se.jamnt.pipeline.Workshop.Running;

/** What goes wrong in a night, done to it from outside. */
enum Fault {
  PROGRAM_KILLED {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      Running night = begin(scene.home(), delay);
      boolean going = night.process().isAlive();
      night.kill();
      return going;
    }
  },
  DATABASE_KILLED {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      Running night = begin(scene.home(), delay);
      boolean going = night.process().isAlive() && killServer(scene.home());
      end(night);
      return going;
    }
  },
  PROGRAM_AND_DATABASE_KILLED {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      Running night = begin(scene.home(), delay);
      boolean going = night.process().isAlive();
      night.kill();
      return killServer(scene.home()) && going;
    }
  },
  /** As when an administrator or a network ends them: the server goes on. */
  CONNECTIONS_LOST {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      Running night = begin(scene.home(), delay);
      ProcessHandle server = scene.home().server();
      boolean going = night.process().isAlive() && server != null;
      if (server != null) {
        server.children().forEach(ProcessHandle::destroy);
      }
      end(night);
      return going;
    }
  },
  DISK_FULL {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      Running night = begin(scene.home(), delay);
      boolean going = night.process().isAlive();
      scene.disk().leave(size);
      Outcome outcome = night.await();
      scene.disk().enlarge();
      assertThat(outcome.exitCode()).as(outcome.said()).isIn(ENDS);
      return going;
    }
  },
  /** A machine that believes to be in another year. */
  CLOCK_MOVED {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      Workshop home = scene.home();
      home.with("JAMNT_TODAY", delay % 2 == 0 ? "2013-10-01" : "2015-03-29");
      Outcome outcome = home.jamnt("nightly");
      end(home.start("send"));
      home.with("JAMNT_TODAY", ChaosIT.TODAY.toString());
      assertThat(outcome.exitCode()).as(outcome.said()).isIn(ENDS);
      return true;
    }
  },
  TWO_STARTS {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      twice(scene.home(), "nightly", delay);
      twice(scene.home(), "send", delay);
      return true;
    }
  },
  /** Nobody answers, or the line breaks before, within or after the mail. */
  MAIL_SERVER_DOWN {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      end(scene.home().start("nightly"));
      scene.mail().breaks(MAIL_FAULTS.get(size % MAIL_FAULTS.size()));
      Outcome outcome = scene.home().jamnt("send");
      scene.mail().works();
      assertThat(outcome.exitCode()).as(outcome.said()).isIn(1, 3);
      return true;
    }
  },
  CONFIGURATION_BROKEN {
    @Override
    boolean befall(Scene scene, int delay, int size) throws Exception {
      Workshop home = scene.home();
      Path file = home.path("config/indicators/exits.yml");
      String kept = Files.readString(file);
      Running night = begin(scene.home(), delay);
      boolean going = night.process().isAlive();
      Files.writeString(file, kept.substring(0, kept.length() / 2));
      end(night);
      Outcome broken = home.jamnt("nightly");
      assertThat(broken.exitCode()).as(broken.said()).isEqualTo(2);
      Files.writeString(file, kept);
      return going;
    }
  };

  /** What it disturbs, and with what. */
  record Scene(Workshop home, SmallDisk disk, ChaosMail mail) {}

  private static final List<MailLine.Fault> MAIL_FAULTS =
      List.of(
          MailLine.Fault.NO_GREETING,
          MailLine.Fault.CUT_BEFORE_THE_MAIL,
          MailLine.Fault.CUT_WITHIN_THE_MAIL,
          MailLine.Fault.ANSWER_LOST,
          MailLine.Fault.LATER);

  /** Sending is over sooner than a night. */
  private static final int SENDING = 2500;

  /** Done, needs a person, wrong configuration, failed, locked: each of them tells what to do. */
  private static final Set<Integer> ENDS = Set.of(0, 1, 2, 3, 4);

  /**
   * Lets a night begin and disturbs it.
   *
   * @param delay milliseconds from the start
   * @param size kilobytes, where there is something to measure
   * @return whether it befell something that was going on; else it came too late
   */
  abstract boolean befall(Scene scene, int delay, int size) throws Exception;

  /** Begins the night or, of three times one, the sending after it. */
  private static Running begin(Workshop home, int delay) throws IOException, InterruptedException {
    boolean sends = delay % 3 == 0;
    if (sends) {
      end(home.start("nightly"));
    }
    Running night = home.start(sends ? "send" : "nightly");
    if (night.process().waitFor(sends ? delay % SENDING : delay, TimeUnit.MILLISECONDS)) {
      System.out.println("  it was over before the fault, which does not count");
    }
    return night;
  }

  private static void twice(Workshop home, String command, int delay)
      throws IOException, InterruptedException {
    Running first = home.start(command);
    Thread.sleep(delay % 300);
    Running second = home.start(command);
    List<Integer> codes = List.of(first.await().exitCode(), second.await().exitCode());
    assertThat(codes).as(first.said() + second.said()).containsAnyOf(0, 4).doesNotContain(3);
  }

  private static boolean killServer(Workshop home) throws IOException {
    ProcessHandle server = home.server();
    if (server == null) {
      return false;
    }
    server.destroyForcibly();
    server.onExit().join();
    return true;
  }

  private static void end(Running night) throws IOException, InterruptedException {
    Outcome outcome = night.await();
    assertThat(outcome.exitCode()).as(outcome.said()).isIn(ENDS);
  }
}
