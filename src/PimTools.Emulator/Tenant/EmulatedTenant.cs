using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Faults;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Tenant;

namespace PimTools.Emulator;

/// <summary>
/// A tenant in memory that answers Microsoft Graph and Azure Resource Manager as Privileged Identity Management does, and refuses what it
/// refuses.
/// </summary>
public sealed class EmulatedTenant
{
    private readonly object _gate = new();
    private readonly List<EmulatedCall> _calls = [];
    private readonly ConcurrencyCounter _changes = new();
    private readonly TenantParts _parts;

    private EmulatedTenant(TenantParts parts, EmulatorFaults faults)
    {
        _parts = parts;
        Faults = faults;
    }

    /// <summary>The tenant's id, the same in every run.</summary>
    public string TenantId => _parts.State.TenantId;

    /// <summary>The tenant's time.</summary>
    public EmulatorClock Clock => _parts.State.Clock;

    /// <summary>The faults of the tenant.</summary>
    public EmulatorFaults Faults { get; }

    /// <summary>The page size where the caller gives no $top; 100 by default.</summary>
    public int PageSize
    {
        get => _parts.GraphResponses.PageSize;
        set => _parts.GraphResponses.PageSize = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A page holds at least one object.");
    }

    /// <summary>Keeps the texts of requests and responses in the calls; turn it off for long runs.</summary>
    public bool KeepsBodies { get; set; } = true;

    /// <summary>The calls received so far, oldest first; a copy.</summary>
    public IReadOnlyList<EmulatedCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Current and future schedules, eligible and active together.</summary>
    public int ScheduleCount
    {
        get
        {
            lock (_gate)
            {
                return _parts.Stores.Sum(store => store.Schedules(ScheduleKind.Eligible).Count() + store.Schedules(ScheduleKind.Active).Count());
            }
        }
    }

    /// <summary>Creates the Contoso tenant: its people, their roles, and the activity of the last weeks.</summary>
    public static EmulatedTenant CreateContoso(EmulatorClock? clock = null, ContosoOptions? options = null)
    {
        var faults = new EmulatorFaults();
        return new EmulatedTenant(Contoso.Build(clock ?? new EmulatorClock(), options ?? new ContosoOptions(), faults), faults);
    }

    /// <summary>Creates a handler for HttpClient that calls the tenant in process, whatever the host.</summary>
    public HttpMessageHandler CreateHandler() => new TenantHandler(this);

    /// <summary>
    /// Issues a token for somebody of the directory: an object id, a user principal name or its local part, or a service principal's name.
    /// </summary>
    /// <exception cref="ArgumentException">Nobody of that name can sign in.</exception>
    public string IssueToken(string userNameOrId, EmulatedTokenOptions? options = null)
    {
        lock (_gate)
        {
            var principal = _parts.State.Directory.FindSignIn(userNameOrId)
                ?? throw new ArgumentException($"'{userNameOrId}' is not found in the tenant.", nameof(userNameOrId));
            return TokenIssuer.Issue(_parts.State, principal, options ?? new EmulatedTokenOptions(), TenantParts.KnownPermissions);
        }
    }

    /// <summary>
    /// Deletes a user, an enterprise application or a group: an object id, a user principal name or its local part, or the application's name. What was
    /// assigned to it stays in the lists of PIM.
    /// </summary>
    /// <exception cref="ArgumentException">Nobody has that name.</exception>
    public void DeletePrincipal(string nameOrId)
    {
        lock (_gate)
        {
            _parts.State.Directory.Remove(_parts.State.Directory.FindSignIn(nameOrId) ?? _parts.State.Directory.Find<Group>(nameOrId)
                ?? throw new ArgumentException($"'{nameOrId}' is not found in the tenant.", nameof(nameOrId)));
        }
    }

    /// <summary>Changes what the directory tells of a user: an object id, a user principal name or its local part.</summary>
    /// <param name="nameOrId">The user.</param>
    /// <param name="isGuest">Whether the user is of another organization.</param>
    /// <param name="isEnabled">Whether the user can sign in.</param>
    /// <param name="isSynchronized">Whether the user comes from an on-premises directory.</param>
    /// <exception cref="ArgumentException">No user has that name.</exception>
    public void ChangeUser(string nameOrId, bool isGuest = false, bool isEnabled = true, bool isSynchronized = false)
    {
        lock (_gate)
        {
            var user = _parts.State.Directory.FindSignIn(nameOrId) as User ?? throw new ArgumentException($"'{nameOrId}' is not found in the tenant.", nameof(nameOrId));
            (user.IsGuest, user.IsEnabled, user.IsSynchronized) = (isGuest, isEnabled, isSynchronized);
        }
    }

    /// <summary>
    /// Refuses all tokens issued so far with a claims challenge, as continuous access evaluation does once a password has changed. The clock
    /// advances by a second, so that new tokens differ from old ones.
    /// </summary>
    public void RevokeTokens()
    {
        lock (_gate)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            _parts.State.TokensFrom = Clock.UtcNow;
        }
    }

    /// <summary>Forgets the calls received so far.</summary>
    public void ClearCalls()
    {
        lock (_gate)
        {
            _calls.Clear();
        }
    }

    /// <summary>The rows that Azure Monitor took for a stream, each as JSON, in the order of their arrival; a copy.</summary>
    public IReadOnlyList<string> RowsOf(string stream)
    {
        lock (_gate)
        {
            return _parts.Ingestion.RowsOf(stream);
        }
    }

    /// <summary>The most calls other than GET that were under way at the same time.</summary>
    public int MostChangesAtOnce => _changes.Highest;

    /// <summary>Answers one call.</summary>
    /// <exception cref="HttpRequestException">A fault broke the connection.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var incoming = await HttpMessages.ReadAsync(request);
        using var underWay = incoming.Method == "GET" ? null : _changes.Enter();
        var fault = Faults.Take(incoming.Method, incoming.Uri.PathAndQuery);
        var wait = Faults.Latency + Slowness(incoming.Uri) + (fault is { Kind: FaultKind.Delay, Time: { } delay } ? delay : TimeSpan.Zero);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        var response = Handle(incoming, fault);
        response.RequestMessage = request;
        return response;
    }

    private TimeSpan Slowness(Uri uri) =>
        ArmPath.IsAddressed(uri) && Faults.SlowScopes.TryGetValue(ArmPath.Parse(uri).Scope, out var delay) ? delay : TimeSpan.Zero;

    private HttpResponseMessage Handle(IncomingRequest incoming, EmulatedFault? fault)
    {
        lock (_gate)
        {
            _parts.State.MoveTo(Clock.UtcNow);
            if (fault is { Kind: FaultKind.LostBefore })
                throw Lost(incoming);

            if (fault is { Kind: FaultKind.LostHalfway })
                incoming.MostParts = fault.Length;

            var answer = fault is { Kind: FaultKind.Redirect } ? Redirect(fault) : _parts.HandlerOf(incoming.Uri).Receive(incoming, fault);
            if (fault is { Kind: FaultKind.LostAfter or FaultKind.LostHalfway })
                throw Lost(incoming);

            var text = HttpMessages.Text(answer, fault);
            Record(incoming, (int)answer.Status, text);
            var response = HttpMessages.Write(answer, text, fault);
            response.Headers.Date = _parts.State.Now;
            return response;
        }
    }

    private static ServiceResponse Redirect(EmulatedFault fault)
    {
        var response = ServiceResponse.Raw(HttpStatusCode.Redirect, body: null);
        response.Headers["Location"] = fault.Text!;
        return response;
    }

    private HttpRequestException Lost(IncomingRequest incoming)
    {
        Record(incoming, status: 0, responseBody: null);
        return new HttpRequestException("The connection was lost.", new System.IO.IOException("The connection was reset by the remote host."));
    }

    private void Record(IncomingRequest incoming, int status, string? responseBody) =>
        _calls.Add(new EmulatedCall(incoming.Method, incoming.Uri)
        {
            Status = status,
            CallerId = _parts.HandlerOf(incoming.Uri).CallerOf(incoming),
            RequestBody = KeepsBodies ? incoming.Body : null,
            ResponseBody = KeepsBodies ? responseBody : null,
        });
}
