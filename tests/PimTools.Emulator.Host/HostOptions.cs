using System;
using System.Globalization;
using System.Threading.Tasks;
using PimTools.Emulator.Host.Month;

namespace PimTools.Emulator.Host;

/// <summary>The options of the command line.</summary>
internal sealed record HostOptions
{
    public const string Usage =
        """
        Options:
          --port <number>          the port on 127.0.0.1; 0, the default, takes a free one
          --tenant <guid>          the tenant's id; everything else has the ids it always has
          --latency <time>         how long every answer takes, such as 50ms, 2s or PT2S
          --throttle <share>       the share of calls answered with 429, from 0 to 1
          --seed <number>          where chance begins
          --page-size <number>     objects on a page
          --users <number>         additional people
          --eligible <number>      additional eligible assignments
          --over <time>            the time over which they are made, such as 20h, in place of all at once
          --active <number>        additional active assignments
          --groups <number>        additional groups under PIM, with as many eligible members
          --subscriptions <number> additional Azure subscriptions, with ten eligible assignments each
          --month <seed>           plays a month of forty people before it listens; its ledger is at /_emulator/month
          --keep-answers <bool>    whether what was read is answered from memory until something changes, so that a long list costs the host next to nothing
          --tls <folder>           TLS and a proxy beside; the authority to trust is written to ca.pem in the folder
          --proxy-user <user>      whom the proxy lets through, as name:password; everybody without
        """;

    public int Port { get; init; }

    /// <summary>Null for the usual one.</summary>
    public string? Tenant { get; init; }

    public TimeSpan Latency { get; init; }

    public double Throttle { get; init; }

    public int Seed { get; init; }

    public int PageSize { get; init; } = 100;

    public int Users { get; init; }

    public int Eligible { get; init; }

    public TimeSpan Over { get; init; }

    public int Active { get; init; }

    public int Groups { get; init; }

    public int Subscriptions { get; init; }

    /// <summary>The seed of the month that is played; null for none.</summary>
    public int? Month { get; init; }

    public bool KeepAnswers { get; init; }

    /// <summary>The file for the certificate of the authority; null for no TLS.</summary>
    public string? Tls { get; init; }

    public string? ProxyUser { get; init; }

    /// <exception cref="FormatException">An option is unknown, or its value cannot be read.</exception>
    public static HostOptions Parse(string[] arguments)
    {
        var options = new HostOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
                throw new FormatException($"The option {arguments[i]} needs a value.");
            options = options.With(arguments[i], arguments[i + 1]);
        }

        return options;
    }

    public EmulatedTenant CreateTenant()
    {
        var tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions
        {
            TenantId = Tenant,
            ExtraUsers = Users,
            ExtraEligibleAssignments = Eligible,
            ExtraTime = Over,
            ExtraActiveAssignments = Active,
            ExtraGroups = Groups,
            ExtraGroupEligibleAssignments = Groups,
            ExtraSubscriptions = Subscriptions,
            ExtraAzureEligibleAssignments = Subscriptions * 10,
        });
        return Prepared(tenant);
    }

    /// <summary>The tenant after its month, with the month's ledger.</summary>
    public async Task<(EmulatedTenant Tenant, MonthLedger Ledger)> PlayMonthAsync(int seed)
    {
        using var month = new ScriptedMonth(seed, DateTimeOffset.UtcNow);
        await month.PlayAsync();
        return (Prepared(month.Tenant), month.Ledger);
    }

    private EmulatedTenant Prepared(EmulatedTenant tenant)
    {
        tenant.PageSize = PageSize;
        tenant.KeepsBodies = false;
        tenant.Faults.Latency = Latency;
        tenant.Faults.ThrottleRate = Throttle;
        tenant.Faults.Seed(Seed);
        return tenant;
    }

    private HostOptions With(string option, string value) => option switch
    {
        "--port" => this with { Port = Number(value) },
        "--tenant" => this with { Tenant = Guid.Parse(value).ToString() },
        "--latency" => this with { Latency = DurationText.Parse(value) },
        "--throttle" => this with { Throttle = double.Parse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) },
        "--seed" => this with { Seed = Number(value) },
        "--page-size" => this with { PageSize = Number(value) },
        "--users" => this with { Users = Number(value) },
        "--eligible" => this with { Eligible = Number(value) },
        "--over" => this with { Over = DurationText.Parse(value) },
        "--active" => this with { Active = Number(value) },
        "--groups" => this with { Groups = Number(value) },
        "--subscriptions" => this with { Subscriptions = Number(value) },
        "--month" => this with { Month = Number(value) },
        "--keep-answers" => this with { KeepAnswers = bool.TryParse(value, out var keep) ? keep : throw new FormatException($"'{value}' is neither true nor false.") },
        "--tls" => this with { Tls = value },
        "--proxy-user" => this with { ProxyUser = value },
        _ => throw new FormatException($"The option {option} is not known."),
    };

    private static int Number(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
}
