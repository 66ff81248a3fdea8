package se.jamnt.database;

/** Makes a run the only one on its database. */
sealed interface RunLock extends AutoCloseable permits FolderLock, SessionLock {

  /**
   * Asks, with the lock's keeper, whether the lock is still ours.
   *
   * @throws LockLostException if not
   */
  void requireHeld();

  /** Calls back, once and from another thread, when the lock turns out to be lost. */
  void onLoss(Runnable reaction);

  @Override
  void close();
}
