using System.Threading.Tasks;
using PimTools.Emulator.Host.Month;

namespace PimTools.Emulator.Host;

/// <summary>The tenant that answers at present; a reset puts a fresh one in its place.</summary>
internal sealed class RunningTenant
{
    private readonly HostOptions _options;
    private volatile EmulatedTenant _current;

    private RunningTenant(HostOptions options, EmulatedTenant current)
    {
        _options = options;
        _current = current;
    }

    public EmulatedTenant Current => _current;

    /// <summary>The ledger of the month that was played; null where none was.</summary>
    public MonthLedger? Month { get; private init; }

    public static async Task<RunningTenant> BeginAsync(HostOptions options)
    {
        if (options.Month is not { } seed)
            return new RunningTenant(options, options.CreateTenant());

        var (tenant, ledger) = await options.PlayMonthAsync(seed);
        return new RunningTenant(options, tenant) { Month = ledger };
    }

    public void Reset() => _current = _options.CreateTenant();
}
