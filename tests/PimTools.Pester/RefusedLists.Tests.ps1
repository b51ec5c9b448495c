# Every list that a cmdlet reads, refused in turn: nowhere a No that is not known, a success that did not come about, or a result that is lost. What
# came of each is left in out/refused-lists.md.
BeforeDiscovery {
    . "$PSScriptRoot/RefusedLists.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/RefusedLists.ps1"
    $report = [Collections.Generic.List[string]]::new()

    # The user's own favourites are nothing to tests.
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())
    # The codes that say No.
    $denials = '^Not(Eligible|Active|Approver|Decidable|Cancelable)$|Found$'

    # The client waits no seconds between its tries.
    $flags = [Reflection.BindingFlags] 'Public, NonPublic, Static, Instance'
    $module = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'PimTools' }
    $factory = $module.GetType('PimTools.Loading.ClientLoader').GetProperty('Factory', $flags).GetValue($null)
    $waits = $factory.GetType().GetProperty('Timeouts', $flags)
    $usual = $waits.GetValue($factory)
    $short = [Activator]::CreateInstance($usual.GetType())
    $usual.GetType().GetProperty('Retry', $flags).SetValue($short, [timespan]::FromMilliseconds(1))
    $usual.GetType().GetProperty('Looks', $flags).SetValue($short, [timespan[]] @([timespan]::FromMilliseconds(1)))
    $waits.SetValue($factory, $short)

    function Get-Tenant {
        $controls = (Get-PimContext).Emulator
        $controls.GetType().GetField('_tenant', $flags).GetValue($controls)
    }

    # A list by what stands between the ids in its address.
    function Get-ListName([string] $Address) {
        $path = [uri]::UnescapeDataString(($Address -split '\?')[0]) -replace '^https?://[^/]+', '' -replace '^/(v1\.0|beta)(?=/)', ''
        $path = $path -replace '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', '{id}'
        $path -split '/[^/]*\{id\}[^/]*' | ForEach-Object { $_ -replace '^.*(?=/providers/Microsoft\.Authorization/)', '' } | Sort-Object Length | Select-Object -Last 1
    }

    # Calls that only read, although they are no GET.
    $queries = '*getByIds*', '*getEntities*'
    function Test-Read($Method, [string] $Path) { $Method -eq 'GET' -or ($queries | Where-Object { $Path -like $_ }) }

    # The reads of a run, those in batches among them.
    function Get-Reads($Tenant) {
        foreach ($call in $Tenant.Calls) {
            if ($call.PathAndQuery -like '*/$batch*') {
                $answers = if ($call.ResponseBody) { ($call.ResponseBody | ConvertFrom-Json -AsHashtable).responses }
                foreach ($part in ($call.RequestBody | ConvertFrom-Json).requests | Where-Object method -EQ 'GET') {
                    $body = ($answers | Where-Object { $_.id -eq $part.id }).body | ConvertTo-Json -Depth 30 -Compress
                    [pscustomobject]@{ List = Get-ListName $part.url; Address = [uri]::UnescapeDataString($part.url); Method = 'GET'; Body = $body; IsPart = $true }
                }
            }
            elseif (Test-Read $call.Method $call.PathAndQuery) {
                $address = [uri]::UnescapeDataString($call.PathAndQuery)
                [pscustomobject]@{ List = Get-ListName $call.PathAndQuery; Address = $address; Method = $call.Method; Body = $call.ResponseBody; IsPart = $false }
            }
        }
    }

    # How many changes the service took.
    function Measure-Changes($Tenant) {
        $made = 0
        foreach ($call in $Tenant.Calls) {
            if ($call.PathAndQuery -like '*/$batch*') {
                $changes = @(($call.RequestBody | ConvertFrom-Json).requests | Where-Object method -NE 'GET').id
                if ($changes -and $call.ResponseBody) {
                    $made += @(($call.ResponseBody | ConvertFrom-Json).responses | Where-Object { $_.id -in $changes -and $_.status -lt 300 }).Count
                }
            }
            elseif ($call.Status -in 200..299 -and -not (Test-Read $call.Method $call.PathAndQuery)) {
                $made++
            }
        }

        $made
    }

    # The same answer with an element that cannot be read: what has to be text is an object. Nothing where the list has no element.
    function ConvertTo-Malformed([string] $Body) {
        $answer = $Body | ConvertFrom-Json -AsHashtable
        $first = if ($answer.Contains('value')) { @($answer.value)[0] } else { $answer }
        if ($null -eq $first) { return }

        foreach ($inner in $first, $first.properties) {
            foreach ($name in 'id', 'name', 'displayName', 'roleDefinitionId', 'principalId', 'groupId', 'policyId', 'scopeId', 'scope') {
                if ($inner -is [Collections.IDictionary] -and $inner.Contains($name)) { $inner[$name] = @{ broken = $true } }
            }
        }

        $answer | ConvertTo-Json -Depth 30 -Compress
    }

    # The service's own words for a caller without the permission.
    function Get-Denial([string] $List) {
        $error = if ($List -like '*/providers/Microsoft*' -or $List -like '*/subscriptions*' -or $List -like '*/resource*groups*') {
            @{ code = 'AuthorizationFailed'; message = "The client does not have authorization to perform action 'Microsoft.Authorization/*/read' over scope '/' or the scope is invalid." }
        }
        elseif ($List -match 'roleManagement|privilegedAccess|policies') {
            $inner = @{ errorCode = 'PermissionScopeNotGranted'; message = 'Authorization failed due to missing permission scope Some.Read.All.' }
            @{ code = 'UnknownError'; message = $inner | ConvertTo-Json -Compress }
        }
        else {
            @{ code = 'Authorization_RequestDenied'; message = 'Insufficient privileges to complete the operation.' }
        }

        @{ error = $error } | ConvertTo-Json -Compress
    }

    function Add-Fault($Tenant, $Read, [string] $Way) {
        $type = $Tenant.GetType().Assembly.GetType('PimTools.Emulator.EmulatedFault')
        $fault = switch ($Way) {
            '403' { $type::Answer([Net.HttpStatusCode] 403, (Get-Denial $Read.List), $null).On($Read.Method, $Read.List) }
            '503' { $type::Answer([Net.HttpStatusCode] 503, [NullString]::Value, [timespan]::Zero).On($Read.Method, $Read.List) }
            'closed port' { if ($Read.IsPart) { $type::LostBeforeHandling().On('POST', '/$batch') } else { $type::LostBeforeHandling().On($Read.Method, $Read.List) } }
            default { $type::Answer([Net.HttpStatusCode] 200, $Read.Malformed, $null).On($Read.Method, $Read.Address) }
        }

        $Tenant.Faults.Add($fault.Repeated(10000))
    }

    # What an object says, but for its times, which go with the clock.
    function Get-Text($Object) {
        if ($Object -is [PimTools.PimAuditRecord]) { "$($Object.Activity) $($Object.Role) $($Object.Principal) $($Object.Result)" }
        else { "$($Object.GetType().Name) $Object $($Object.Status) $($Object.Result)" }
    }

    # One run: what came out, what was told, and what the service was asked for.
    function Invoke-Case($Case, $Read, [string] $Way) {
        $null = Connect-Pim -Emulator -As ($Case.BeforeAs ?? $Case.As) -Reset
        $before = if ($Case.Before) { & $Case.Before 3>$null }
        $null = Connect-Pim -Emulator -As $Case.As
        $tenant = Get-Tenant
        $tenant.KeepsBodies = $true
        $tenant.ClearCalls()
        if ($Read) { Add-Fault $tenant $Read $Way }

        $output = $warnings = $errors = @()
        try {
            $said = & { $ErrorActionPreference = 'Continue'; $WarningPreference = 'Continue'; & $Case.Script $before } 2>&1 3>&1
            $warnings = @($said | Where-Object { $_ -is [Management.Automation.WarningRecord] })
            $errors = @($said | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            $output = @($said | Where-Object { $_ -and $_ -isnot [Management.Automation.WarningRecord] -and $_ -isnot [Management.Automation.ErrorRecord] })
        }
        catch {
            $errors += $_
        }

        $tenant.Faults.Clear()
        [pscustomobject]@{
            Output   = @($output | ForEach-Object { Get-Text $_ } | Sort-Object)
            Warnings = @($warnings | ForEach-Object { "$_" })
            Errors   = @($errors | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] } | Sort-Object -Unique)
            Messages = @($errors | ForEach-Object { "$_" })
            Reads    = @(Get-Reads $tenant)
            Changes  = Measure-Changes $tenant
        }
    }

    # What is wrong with a run, beside the one without a fault; nothing where nothing is.
    function Test-Run($Run, $Good, [bool] $IsOfNames) {
        $denied = @($Run.Errors | Where-Object { $_ -match $denials })
        if ($denied) { "says $denied" }
        foreach ($code in $Run.Errors) {
            if (-not [enum]::IsDefined([PimTools.PimErrorCode], $code)) { "raises $code, which is no error of this module" }
        }

        $lost = @($Good.Output | Where-Object { $_ -notin $Run.Output })
        # That something cannot be told is a result of its own.
        $isTold = $Run.Errors -or $Run.Warnings.Count -gt $Good.Warnings.Count -or $Run.Output -match 'CannotTell\s*$'

        # Where names may not be read, ids stand for them.
        $isNamed = -not ($IsOfNames -and $Run.Output.Count -eq $Good.Output.Count)
        if ($lost -and $isNamed -and -not $isTold) { "loses without a word: $lost" }
        if ($Run.Changes -lt $Good.Changes -and -not $Run.Errors) { "succeeds with $($Run.Changes) of $($Good.Changes) changes" }
        if ($Run.Changes -gt 0 -and $Good.Output -and -not $Run.Output -and -not ($Run.Errors -match 'Unknown$')) { 'has made a change and puts out nothing' }
        if ($Run.Changes -gt $Good.Changes) { "makes $($Run.Changes) changes instead of $($Good.Changes)" }
    }

    function Format-Run($Run, $Good) {
        $isWhole = -not ($Good.Output | Where-Object { $_ -notin $Run.Output })
        $isCounted = $Run.Output.Count -eq $Good.Output.Count
        if ($Run.Errors) { ($Run.Errors -join ' ') + $(if ($Run.Output) { ', the rest goes on' }) }
        elseif ($isWhole) { if ($Run.Warnings.Count -gt $Good.Warnings.Count) { 'ok, told' } else { 'ok' } }
        elseif ($isCounted -and $Run.Warnings.Count -eq $Good.Warnings.Count) { 'ok, ids for names' }
        else { 'part, told' }
    }
}

AfterAll {
    $waits.SetValue($factory, $usual)
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
    $folder = New-Item "$PSScriptRoot/../../out" -ItemType Directory -Force
    $head = @(
        '# What comes of each cmdlet when a list that it reads is refused'
        ''
        'ok: as without the fault. told: a warning says what could not be read. part: what could be read. Else the codes of the errors.'
        ''
        "| Cmdlet | List | $($ways -join ' | ') |"
        "| --- | --- |$(' --- |' * $ways.Count)"
    )
    $head + $report | Set-Content (Join-Path $folder 'refused-lists.md')
}

Describe 'A list that is refused' {
    It 'is refused to every cmdlet that reads one' {
        $read = (Get-Command -Module PimTools -CommandType Cmdlet).Name | Where-Object { $_ -notin $local }

        $read | Where-Object { $_ -notin $cases.Cmdlet } | Should -BeNullOrEmpty
    }

    It '<Cmdlet> <Title>' -ForEach $cases {
        $case = $_
        $good = Invoke-Case $case
        $good.Errors | Should -BeNullOrEmpty -Because "$($good.Messages)"
        $reads = foreach ($same in $good.Reads | Group-Object Method, List) {
            $readable = $same.Group | Where-Object { $_.Body } | ForEach-Object {
                $_ | Add-Member Malformed (ConvertTo-Malformed $_.Body) -PassThru
            }
            $readable | Sort-Object { -not $_.Malformed } | Select-Object -First 1
        }
        $reads | Should -Not -BeNullOrEmpty

        $wrong = foreach ($read in $reads) {
            $cells = foreach ($way in $ways) {
                if ($way -eq 'malformed element' -and -not $read.Malformed) { '-'; continue }
                $run = Invoke-Case $case $read $way
                Test-Run $run $good ($read.List -like '*getByIds*') | ForEach-Object { [pscustomobject]@{ Wrong = "$($read.Method) $($read.List) under $way`: $_ | $($run.Messages) $($run.Warnings)" } }
                Format-Run $run $good
            }

            $report.Add("| $($case.Cmdlet) $($case.Title) | $($read.Method) $($read.List) | $(($cells | Where-Object { $_ -is [string] }) -join ' | ') |")
            $cells | Where-Object { $_ -isnot [string] }
        }

        $wrong.Wrong | Should -BeNullOrEmpty
    }
}
