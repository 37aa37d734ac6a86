using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OffenesHaus.Platform;

/// <summary>File operations that survive a power cut: what returns is on the disk, what throws has not happened.</summary>
internal static class Durable
{
    private const int ReadOnlyCloseOnExec = 0x80000; // O_RDONLY | O_CLOEXEC, the same on every Linux
    private const int AlreadyThere = 17; // EEXIST
    internal const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    internal const UnixFileMode OwnerOnlyFolder = OwnerOnlyFile | UnixFileMode.UserExecute;

    /// <summary>A new file that only its owner can read; exists only in memory until <see cref="Sync(FileStream)"/>.</summary>
    internal static FileStream NewFile(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.None,
        BufferSize = 0,
        UnixCreateMode = OwnerOnlyFile,
    });

    /// <summary>Makes the folder if it is not there, and syncs its name in its parent in either case.</summary>
    internal static void Folder(string path)
    {
        Directory.CreateDirectory(path, OwnerOnlyFolder);
        // Also when it was there already: another process may have made it a moment ago and not synced it yet.
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>fsync of a file. Not FileStream.Flush(true): that keeps an error of the disk to itself, and a file that never reached it would count as kept.</summary>
    internal static void Sync(FileStream file)
    {
        file.Flush();
        if (Sync(file.SafeFileHandle) != 0)
            throw Failed("fsync", file.Name);
    }

    /// <summary>Gives a synced file its final name, and syncs that name.</summary>
    internal static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        // Only the new name is synced. The old one may come back after a power cut; the sweeper takes it away.
        SyncFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Gives a synced file a second name that must be free: of two processes, one wins. (File.Move looks first and renames then, so both could.) False for the loser.</summary>
    internal static bool Claim(string from, string to)
    {
        if (Link(from, to) != 0)
            return Marshal.GetLastPInvokeError() == AlreadyThere ? false : throw Failed("link", to);
        SyncFolder(Path.GetDirectoryName(to)!);
        return true;
    }

    internal static bool Remove(string path)
    {
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        SyncFolder(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>Overwrites a secret, syncs that, and takes its name away. On disks that write beside (SSD, copy on write) the old bytes may linger: the disk is to be encrypted.</summary>
    internal static void Shred(string path)
    {
        if (!File.Exists(path))
            return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
            Overwrite(file);
        _ = Remove(path);
    }

    /// <summary>Replaces a file that holds secrets: the new one is synced and named first, and then the bytes of the old one are overwritten.</summary>
    internal static void Replace(string path, Action<FileStream> write)
    {
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = NewFile(draft))
        {
            write(file);
            Sync(file);
        }
        using var old = File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0) : null;
        Rename(draft, path);
        if (old is not null)
            Overwrite(old);
    }

    /// <summary>Everything written so far to the disk on which this folder lies is on it: one sync instead of one for each of very many files. Throws <see cref="IOException"/> (Linux 5.8).</summary>
    internal static void SyncDisk(string path)
    {
        var folder = Open(path, ReadOnlyCloseOnExec);
        if (folder < 0)
            throw Failed("open", path);
        try
        {
            if (SyncAll(folder) != 0)
                throw Failed("syncfs", path);
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static void Overwrite(FileStream file)
    {
        var noise = new byte[64 * 1024];
        for (var left = file.Length; left > 0; left -= noise.Length)
        {
            System.Security.Cryptography.RandomNumberGenerator.Fill(noise);
            file.Write(noise, 0, (int)Math.Min(left, noise.Length));
        }
        Sync(file);
    }

    /// <summary>fsync of a folder; .NET opens files only. Throws <see cref="IOException"/>: after a failed fsync nothing may be reported as kept.</summary>
    internal static void SyncFolder(string path)
    {
        var folder = Open(path, ReadOnlyCloseOnExec);
        if (folder < 0)
            throw Failed("open", path);
        try
        {
            if (Sync(folder) != 0)
                throw Failed("fsync", path);
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static IOException Failed(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{call} of {path}: {new Win32Exception(error).Message}", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "link", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncAll(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
