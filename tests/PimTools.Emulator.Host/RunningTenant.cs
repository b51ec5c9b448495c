namespace PimTools.Emulator.Host;

/// <summary>The tenant that answers at present; a reset puts a fresh one in its place.</summary>
internal sealed class RunningTenant
{
    private readonly HostOptions _options;
    private volatile EmulatedTenant _current;

    public RunningTenant(HostOptions options)
    {
        _options = options;
        _current = options.CreateTenant();
    }

    public EmulatedTenant Current => _current;

    public void Reset() => _current = _options.CreateTenant();
}
