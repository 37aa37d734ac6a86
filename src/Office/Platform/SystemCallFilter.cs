using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OffenesHaus.Platform;

/// <summary>
/// The system calls that a program in the sandbox is denied (seccomp, a BPF program for bubblewrap): those a reader of pictures never needs
/// and that attacks on the kernel begin with. Only for x86-64; elsewhere the walls of bubblewrap stand alone.
/// </summary>
internal sealed class SystemCallFilter : IDisposable
{
    private const uint ArchitectureX64 = 0xC000003E;
    private const uint OtherAbi = 0x40000000; // x32 calls have this bit
    private const uint Allow = 0x7FFF0000, Deny = 0x00050001, Kill = 0x80000000; // Deny: the call returns EPERM

    // In the order of asm/unistd_64.h.
    private static readonly uint[] Denied =
    [
        41, 42, 43, 44, 45, 46, 47, 49, 50, 53, 288,    // socket, connect, accept, sendto …, bind, listen, socketpair, accept4
        101, 310, 311,                                  // ptrace, process_vm_readv, process_vm_writev
        155, 161, 165, 166, 272, 308,                   // pivot_root, chroot, mount, umount2, unshare, setns
        428, 429, 430, 431, 432, 442,                   // open_tree, move_mount, fsopen, fsconfig, fsmount, mount_setattr
        134, 163, 167, 168, 169, 172, 173, 175, 176, 313, 246, 320, // uselib, acct, swapon/off, reboot, iopl, ioperm, modules, kexec
        248, 249, 250, 298, 321, 323, 425, 426, 427,    // keys, perf_event_open, bpf, userfaultfd, io_uring
        304, 303, 212,                                  // open_by_handle_at, name_to_handle_at, lookup_dcookie
        237, 238, 239, 256, 279,                        // memory policy, migrate_pages, move_pages
    ];

    internal SystemCallFilter()
    {
        if (!KnownHere)
            return;
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"oh-filter-{System.IO.Path.GetRandomFileName()}");
        using var file = new FileStream(Path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Durable.OwnerOnlyFile });
        file.Write(Compile());
    }

    internal static bool KnownHere => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    internal string? Path { get; }

    public void Dispose()
    {
        if (Path is not null)
            File.Delete(Path);
    }

    private static byte[] Compile()
    {
        var (load, jumpIfEqual, jumpIfAtLeast, end) = ((ushort)0x20, (ushort)0x15, (ushort)0x35, (ushort)0x06);
        var code = new List<(ushort Code, byte Then, byte Else, uint Value)>
        {
            (load, 0, 0, 4),                        // seccomp_data.arch
            (jumpIfEqual, 1, 0, ArchitectureX64),
            (end, 0, 0, Kill),
            (load, 0, 0, 0),                        // seccomp_data.nr
            (jumpIfAtLeast, 0, 1, OtherAbi),
            (end, 0, 0, Kill),
        };
        foreach (var call in Denied)
        {
            code.Add((jumpIfEqual, 0, 1, call));
            code.Add((end, 0, 0, Deny));
        }
        code.Add((end, 0, 0, Allow));

        var bytes = new byte[code.Count * 8];
        for (var i = 0; i < code.Count; i++)
        {
            var at = bytes.AsSpan(i * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(at, code[i].Code);
            (at[2], at[3]) = (code[i].Then, code[i].Else);
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], code[i].Value);
        }
        return bytes;
    }
}
