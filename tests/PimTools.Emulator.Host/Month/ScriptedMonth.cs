using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Emulator.Host.Month;

/// <summary>
/// Four weeks of forty people in the emulated tenant: what they do is planned by chance from a seed, carried out over HTTP while the clock moves, and
/// written down beside.
/// </summary>
internal sealed class ScriptedMonth : IDisposable
{
    private const int Workers = 36;
    private const int Days = 28;

    private readonly EmulatorClock _clock;
    private readonly Random _random;
    private readonly List<(DateTimeOffset Time, int Place, Func<Task> DoAsync)> _script = [];
    private readonly Dictionary<string, MonthTarget> _targets = [];
    private readonly MonthActions _actions;
    private readonly MonthCalls _calls;
    private int _places;

    /// <param name="seed">What chance begins with.</param>
    /// <param name="end">The time before which the month ends, by a few days at most.</param>
    public ScriptedMonth(int seed, DateTimeOffset end)
    {
        // A Monday, so that every run has the same weekdays.
        var day = new DateTimeOffset(end.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Days);
        Start = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        _clock = EmulatorClock.FixedAt(Start);
        _random = new Random(seed);
        Ledger = new MonthLedger { Begin = Start };
        Tenant = EmulatedTenant.CreateContoso(_clock, new ContosoOptions { ExtraUsers = Workers });
        _calls = new MonthCalls(Tenant);
        _actions = new MonthActions(_calls, _clock, Ledger);
    }

    public EmulatedTenant Tenant { get; }

    public MonthLedger Ledger { get; }

    private DateTimeOffset Start { get; }

    public static string Worker(int number) => "user" + number.ToString("D5", CultureInfo.InvariantCulture);

    public async Task PlayAsync()
    {
        await FindTargetsAsync();
        At(Start.AddHours(5), SetUpAsync);
        var workday = 0;
        for (var day = 0; day < Days; day++)
        {
            if (Start.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                PlanDay(Start.AddDays(day), workday++);
        }

        PlanExceptions();
        while (_script.Count > 0)
        {
            var next = _script.MinBy(entry => (entry.Time, entry.Place));
            _script.Remove(next);
            _clock.Advance(next.Time - _clock.UtcNow);
            await next.DoAsync();
        }

        _clock.Advance(Start.AddDays(Days) - _clock.UtcNow);
    }

    public void Dispose() => _calls.Dispose();

    // The usual hour of a person, which no request of theirs but a planned one leaves.
    private static DateTimeOffset Usual(DateTimeOffset day, int worker) => day.AddHours(7 + (worker % 6));

    private MonthTarget DailyOf(int worker) => _targets[(worker % 3) switch { 0 => "Message Center Reader", 1 => "Ops-OnCall", _ => "Reader" }];

    private void PlanDay(DateTimeOffset day, int workday)
    {
        for (var i = 1; i <= Workers; i++)
        {
            if (_random.Next(12) == 0)
                continue;

            PlanActivation(Usual(day, i), i);
            if (i % 2 == 0)
                PlanActivation(Usual(day, i).AddHours(4), i);
        }

        // Some ask for what needs an approval, each at most once a day; of worker 6 and those who approve one another, more below.
        foreach (var (worker, role, approver) in new[] { (7, "Teams Administrator", Worker(4)), (8, "Teams Administrator", Worker(4)), (11, "Key Vault Administrator", "cleo"), (13, "Ops-Database", "cleo"), (14, "Ops-Database", "cleo") })
        {
            if (workday > 0 && _random.Next(3) == 0)
                PlanDecision(Usual(day, worker).AddMinutes(40), worker, role, approver, approve: _random.Next(4) > 0);
        }
    }

    private void PlanActivation(DateTimeOffset hour, int worker)
    {
        var time = hour.AddMinutes(_random.Next(20));
        var target = DailyOf(worker);
        var duration = TimeSpan.FromMinutes(60 * (1 + _random.Next(3)));
        var isShort = _random.Next(8) == 0;
        var minutes = 15 + _random.Next(30);
        At(time, async () =>
        {
            var activation = await _actions.ActivateAsync(Worker(worker), target, duration);
            if (isShort)
                At(time.AddMinutes(minutes), () => _actions.DeactivateAsync(Worker(worker), activation, target));
        });
    }

    private void PlanDecision(DateTimeOffset time, int worker, string role, string approver, bool approve)
    {
        var minutes = 5 + _random.Next(80);
        At(time, async () =>
        {
            var request = await _actions.AskForAsync(Worker(worker), _targets[role]);
            At(time.AddMinutes(minutes), () => _actions.DecideAsync(approver, request, approve));
        });
    }

    // Everything that an auditor is to find, once or a few times, and nothing of it by chance.
    private void PlanExceptions()
    {
        foreach (var i in new[] { 34, 35, 36 })
        {
            Ledger.Found("RolesTogether");
            var time = Usual(Start.AddDays(8), i).AddMinutes(30);
            foreach (var role in new[] { "Reports Reader", "Teams Reader", "Groups Administrator", "License Administrator" })
                At(time = time.AddMinutes(1), () => _actions.ActivateAsync(Worker(i), _targets[role], TimeSpan.FromHours(1)));
        }

        Ledger.Found("ApprovalRing");
        PlanDecision(Usual(Start.AddDays(9), 5).AddMinutes(30), 5, "Teams Administrator", Worker(4), approve: true);
        PlanDecision(Usual(Start.AddDays(10), 4).AddMinutes(30), 4, "User Administrator", Worker(5), approve: true);

        Ledger.Found("FailuresInARow", 2);
        for (var i = 0; i < 3; i++)
        {
            At(Usual(Start.AddDays(11), 15).AddMinutes(25 + i), () => _actions.FailAsync(Worker(15), _targets["Message Center Reader"]));
            PlanDenial(Usual(Start.AddDays(11), 6).AddMinutes(25 + (10 * i)));
        }

        Ledger.Found("BriefActivation");
        At(Usual(Start.AddDays(12), 3).AddHours(4), async () =>
        {
            var activation = await _actions.ActivateAsync(Worker(3), _targets["Message Center Reader"], TimeSpan.FromHours(1));
            At(_clock.UtcNow.AddMinutes(6), () => _actions.DeactivateAsync(Worker(3), activation, _targets["Message Center Reader"]));
        });
        for (var i = 0; i < 3; i++)
            At(Usual(Start.AddDays(14 + i), 3).AddHours(4), () => _actions.ActivateAsync(Worker(3), _targets["Message Center Reader"], TimeSpan.FromHours(1)));

        Ledger.Found("OddHour");
        At(Start.AddDays(25).AddHours(22), () => _actions.ActivateAsync(Worker(2), DailyOf(2), TimeSpan.FromHours(1)));
        At(Start.AddDays(15).AddHours(16), () => _actions.AssignOutsideAsync("dana", Worker(20), _targets["Teams Reader"]));
        At(Start.AddDays(16).AddHours(16), () => _actions.AssignOutsideAsync("dana", Worker(21), _targets["Teams Reader"]));
        At(Start.AddDays(17).AddHours(16), () => _actions.AssignOutsideAsync("dana", Worker(22), _targets["Reader"]));
        PlanUndecided();
        PlanBreakGlass();
    }

    private void PlanDenial(DateTimeOffset time) => At(time, async () =>
    {
        var request = await _actions.AskForAsync(Worker(6), _targets["Teams Administrator"]);
        At(time.AddMinutes(5), () => _actions.DecideAsync(Worker(4), request, approve: false));
    });

    private void PlanUndecided()
    {
        var teams = _targets["Teams Administrator"];
        At(Usual(Start.AddDays(17), 9).AddMinutes(20), async () => await _actions.CancelAsync(Worker(9), await _actions.AskForAsync(Worker(9), teams)));
        At(Usual(Start.AddDays(18), 9).AddMinutes(20), async () =>
        {
            (await _actions.AskForAsync(Worker(9), teams)).Outcome = "TimedOut";
            Ledger.Events++;
        });
        At(Usual(Start.AddDays(27), 10), () => _actions.AskForAsync(Worker(10), teams));
    }

    private void PlanBreakGlass()
    {
        Ledger.Found("BreakGlassUsed");
        At(Start.AddDays(19).AddHours(3), () => _actions.AssignAsync("breakglass", Worker(12), _targets["Reports Reader"]));
        Ledger.Found("BreakGlassChange");
        At(Start.AddDays(19).AddHours(3), () =>
            _actions.ChangeRuleAsync("breakglass", _targets["Reports Reader"], "Expiration_EndUser_Assignment", rule => rule["maximumDuration"] = "PT4H"));
    }

    private async Task SetUpAsync()
    {
        for (var i = 1; i <= Workers; i++)
            await _actions.AssignAsync("dana", Worker(i), DailyOf(i));

        foreach (var i in new[] { 34, 35, 36 })
        {
            foreach (var role in new[] { "Reports Reader", "Teams Reader", "Groups Administrator", "License Administrator" })
                await _actions.AssignAsync("dana", Worker(i), _targets[role]);
        }

        foreach (var i in new[] { 5, 6, 7, 8, 9, 10 })
            await _actions.AssignAsync("dana", Worker(i), _targets["Teams Administrator"]);
        await _actions.AssignAsync("dana", Worker(4), _targets["User Administrator"]);
        await _actions.AssignAsync("dana", Worker(11), _targets["Key Vault Administrator"]);
        await _actions.AssignAsync("dana", Worker(13), _targets["Ops-Database"]);
        await _actions.AssignAsync("dana", Worker(14), _targets["Ops-Database"]);
        await _actions.RequireApprovalAsync("dana", _targets["Teams Administrator"], Worker(4));
        await _actions.RequireApprovalAsync("dana", _targets["User Administrator"], Worker(5));
        Ledger.Found("StandingAssignment");
        await _actions.AssignAsync("dana", Worker(30), _targets["Reports Reader"], isStanding: true);
        var leaver = await _actions.AssignAsync("dana", Worker(31), _targets["License Administrator"]);
        At(Start.AddDays(5), () => _actions.RemoveAsync("dana", Worker(31), leaver, _targets["License Administrator"]));
    }

    private async Task FindTargetsAsync()
    {
        foreach (var name in new[] { "Message Center Reader", "Reports Reader", "Teams Reader", "Groups Administrator", "License Administrator", "Teams Administrator", "User Administrator" })
            _targets[name] = new MonthTarget("EntraRole", name, await IdAsync(MonthCalls.Graph, "/v1.0/roleManagement/directory/roleDefinitions?$filter=" + Uri.EscapeDataString($"displayName eq '{name}'"), "id"));
        foreach (var name in new[] { "Ops-OnCall", "Ops-Database" })
            _targets[name] = new MonthTarget("Group", name, await IdAsync(MonthCalls.Graph, "/v1.0/groups?$filter=" + Uri.EscapeDataString($"displayName eq '{name}'"), "id"));

        var subscriptions = (await _calls.GetAsync("dana", MonthCalls.Arm, "/subscriptions?api-version=2022-12-01"))["value"]!.AsArray();
        var production = (string)subscriptions.Single(one => (string?)one!["displayName"] == "Contoso Production")!["id"]!;
        foreach (var (name, scope) in new[] { ("Reader", production + "/resourceGroups/rg-data"), ("Key Vault Administrator", production + "/resourceGroups/rg-web/providers/Microsoft.KeyVault/vaults/contoso-web-kv") })
        {
            var path = "/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01&$filter=" + Uri.EscapeDataString($"roleName eq '{name}'");
            _targets[name] = new MonthTarget("AzureRole", name, await IdAsync(MonthCalls.Arm, path, "name"), scope);
        }
    }

    private async Task<string> IdAsync(string host, string path, string property) => (string)(await _calls.FirstAsync("dana", host, path))[property]!;

    private void At(DateTimeOffset time, Func<Task> doAsync) => _script.Add((time, _places++, doAsync));
}
