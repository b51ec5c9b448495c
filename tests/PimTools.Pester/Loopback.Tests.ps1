BeforeDiscovery {
    # Microsoft's published samples are no part of this repository.
    $data = if ($env:PIMTOOLS_CONTRACT_DATA) { $env:PIMTOOLS_CONTRACT_DATA } else { "$PSScriptRoot/../../../shared/api" }
    $isDataHere = Test-Path "$data/samples"
    $reason = if ($isDataHere) { '' } else { ' (skipped: the published data is not here; PIMTOOLS_CONTRACT_DATA names its folder)' }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
}

Describe 'A day of PIM over HTTP' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost
        foreach ($user in 'emil', 'dana', 'cleo', 'ben', 'ada') {
            $null = Connect-EmulatorHost $emulatorHost $user
        }

        function Get-HostCallCount { (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").calls }
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
        $null = Disconnect-Pim -All
    }

    It 'Ada sees what she is eligible for' {
        $mine = Get-PimAssignment -Mine -Type Eligible

        $mine.Role.Name | Should -Contain 'User Administrator'
        $mine.Role.Name | Should -Contain 'Exchange Administrator'
        ($mine | Where-Object { $_.Role.Name -eq 'Helpdesk Administrator' }).Scope.DisplayName | Should -Be 'Helsinki Office'
    }

    It 'Ada activates a role that needs nobody' {
        $request = Request-PimRoleActivation 'User Administrator' -Duration 2h -Justification 'New starters' -Wait

        $request.Status | Should -Be 'Provisioned'
        (Get-PimAssignment 'User Administrator' -Mine -Type Active).State | Should -Be 'Activated'
    }

    It 'Ada asks for a role that needs Cleo, and hears that it does' {
        $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Mail is stuck' -Wait

        $request.Status | Should -Be 'PendingApproval'
        $request.Approvers | Should -Be 'Cleo Marchetti'
        Get-PimAssignment 'Exchange Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'Cleo denies it, and Ada has nothing' {
        $waiting = Get-PimRequest -PendingMyApproval -Principal ada@contoso.com -Context cleo
        $waiting.Justification | Should -Be 'Mail is stuck'

        ($waiting | Deny-PimRequest -Justification 'Not in the freeze' -Context cleo).Status | Should -Be 'Denied'
        Get-PimAssignment 'Exchange Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'Ada asks again, Cleo approves, and Ada has the role' {
        $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'The freeze is over'

        (Approve-PimRequest $request.Id 'Go' -Context cleo).Status | Should -Be 'Provisioned'
        (Get-PimRequest $request.Id).Status | Should -Be 'Provisioned'
        (Get-PimAssignment 'Exchange Administrator' -Mine -Type Active).State | Should -Be 'Activated'
    }

    It 'Ben withdraws his own' {
        $waiting = Get-PimRequest -Mine -Status PendingApproval -Context ben

        ($waiting | Stop-PimRequest -Context ben).Status | Should -Be 'Canceled'
        Get-PimRequest -PendingMyApproval -Context cleo | Should -BeNullOrEmpty
    }

    It 'Dana shortens a role, and it holds at once' {
        Set-PimRoleSetting 'Reports Reader' -MaximumActivationDuration 4h -Context dana

        (Get-PimRoleSetting 'Reports Reader' -Context dana).Activation.MaximumDuration | Should -Be ([timespan] '04:00')
        (Request-PimRoleActivation 'Reports Reader' -Justification 'Usage').Schedule.Duration | Should -Be ([timespan] '04:00')
    }

    It 'Ada gives back what she took, once five minutes have passed' {
        { Stop-PimRoleActivation 'User Administrator' -ErrorAction Stop } |
            Should -Throw -ErrorId 'ActiveDurationTooShort,PimTools.Commands.StopPimRoleActivationCommand'
        $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/advance?by=6m"

        (Stop-PimRoleActivation 'User Administrator').Status | Should -Be 'Revoked'
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'Dana makes Ada eligible for more, and takes it back' {
        $null = New-PimAssignment 'Teams Administrator' ada@contoso.com -Duration 90d -Justification 'Rollout' -Context dana
        (Get-PimAssignment 'Teams Administrator' -Mine).Type | Should -Be 'Eligible'

        $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/advance?by=6m"
        $gone = Get-PimAssignment 'Teams Administrator' -Principal ada@contoso.com -Context dana | Remove-PimAssignment -Context dana -Confirm:$false
        $gone.Status | Should -Be 'Revoked'
        Get-PimAssignment 'Teams Administrator' -Mine | Should -BeNullOrEmpty
    }

    It 'Emil finds all of it in the audit log' {
        $today = Get-PimAuditLog -Since 30m -Context emil

        $ofAda = $today | Where-Object { $_.Principal.UserPrincipalName -eq 'ada@contoso.com' -or $_.Principal.DisplayName -eq 'Ada Ahlberg' }
        $ofAda.Role | Should -Contain 'User Administrator'
        ($today | Where-Object { $_.Role -eq 'Exchange Administrator' -and $_.Initiator.DisplayName -eq 'Cleo Marchetti' }).Count | Should -BeGreaterOrEqual 2
        $today.Activity | Should -Contain 'Update role setting in PIM'
    }

    It 'nothing is sent before it is needed: a wrong name costs reading only' {
        $before = Get-HostCallCount
        Request-PimRoleActivation 'Usr Administrator' -Justification 'Pester' -ErrorAction SilentlyContinue

        $paths = (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").paths.psobject.Properties.Name
        (Get-HostCallCount) - $before | Should -BeGreaterThan 0
        $paths | Where-Object { $_ -like '*Usr*' } | Should -BeNullOrEmpty
    }
}

Describe 'A service that throttles' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost '--throttle 0.2 --seed 2 --page-size 50'
        $null = Connect-EmulatorHost $emulatorHost ada
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
        $null = Disconnect-Pim -All
    }

    It 'is waited for, page by page, and nothing is lost or sent twice' {
        $roles = Get-PimRole
        $request = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -Wait
        $stats = Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats"

        $stats.throttled | Should -BeGreaterThan 0
        $roles.Count | Should -BeGreaterThan 100
        @($roles | Select-Object Id, Access -Unique).Count | Should -Be $roles.Count
        $request.Status | Should -Be 'Provisioned'
        @(Get-PimRequest -Mine -Role 'User Administrator' | Where-Object Created -gt ([DateTimeOffset]::UtcNow.AddMinutes(-10))).Count | Should -Be 1
    }
}

Describe "Microsoft's own request samples$reason" -Skip:(-not $isDataHere) {
    BeforeAll {
        $data = if ($env:PIMTOOLS_CONTRACT_DATA) { $env:PIMTOOLS_CONTRACT_DATA } else { "$PSScriptRoot/../../../shared/api" }
        $emulatorHost = Start-EmulatorHost
        $null = Connect-EmulatorHost $emulatorHost fay
        $fay = (Get-PimContext).Account.Id

        function Get-Sample([string] $Name) {
            [pscustomobject]@{
                Request  = [IO.File]::ReadAllText("$data/samples/$Name.request.json")
                Response = [IO.File]::ReadAllText("$data/samples/$Name.response.json")
            }
        }

        # Unchanged but for whom it is about, and for its times, which are moved from when the sample was made to now.
        function Update-Sample($Sample, [string] $PrincipalId) {
            $created = [DateTimeOffset]::Parse([regex]::Match($Sample.Response, '"createdDateTime": "([^"]+)"').Groups[1].Value, [cultureinfo]::InvariantCulture)
            $shift = [DateTimeOffset]::UtcNow - $created
            $body = [regex]::Replace($Sample.Request, '"principalId": "[^"]+"', "`"principalId`": `"$PrincipalId`"")
            [regex]::Replace($body, '\d{4}-\d\d-\d\dT[\d:.]+Z', {
                param($match)
                $moved = [DateTimeOffset]::Parse($match.Value, [cultureinfo]::InvariantCulture) + $shift
                $moved.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", [cultureinfo]::InvariantCulture)
            })
        }

        function Send-Sample([string] $Name, [string] $Set, [string] $User) {
            $sample = Get-Sample $Name
            $answer = Invoke-WebRequest -UseBasicParsing -Method Post -ContentType 'application/json' -Body (Update-Sample $sample $fay) `
                -Uri "$($emulatorHost.Address)/v1.0/roleManagement/directory/$Set" `
                -Headers @{ Authorization = "Bearer $(Get-EmulatorToken $emulatorHost "user=$User")" }
            [pscustomobject]@{
                StatusCode = $answer.StatusCode
                Body       = ConvertFrom-Json $answer.Content
                Expected   = ConvertFrom-Json $sample.Response
            }
        }

        function Get-PropertyName($Object, [string] $Path = '') {
            foreach ($property in $Object.psobject.Properties) {
                "$Path$($property.Name)"
                if ($property.Value -is [pscustomobject]) { Get-PropertyName $property.Value "$Path$($property.Name)/" }
            }
        }
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
        $null = Disconnect-Pim -All
    }

    # In this order: each needs what the one before brought about.
    It '<name> is answered as its page says' -ForEach @(
        @{ name = 'entra-create-role-eligibility-schedule-request-admin-assign'; set = 'roleEligibilityScheduleRequests'; user = 'dana' }
        @{ name = 'entra-create-role-eligibility-schedule-request-admin-remove'; set = 'roleEligibilityScheduleRequests'; user = 'dana' }
        @{ name = 'entra-create-role-eligibility-schedule-request-admin-assign'; set = 'roleEligibilityScheduleRequests'; user = 'dana' }
        @{ name = 'entra-create-role-assignment-schedule-request-self-activate'; set = 'roleAssignmentScheduleRequests'; user = 'fay' }
        @{ name = 'entra-howto-assign-active-timebound'; set = 'roleAssignmentScheduleRequests'; user = 'dana' }
        @{ name = 'entra-howto-admin-extend-active'; set = 'roleAssignmentScheduleRequests'; user = 'dana' }
    ) {
        # Nothing ends within five minutes of its start.
        $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/advance?by=6m"
        $answer = Send-Sample $name $set $user

        $answer.StatusCode | Should -Be 201
        $answer.Body.status | Should -BeExactly $answer.Expected.status
        Get-PropertyName $answer.Body | Sort-Object | Should -Be (Get-PropertyName $answer.Expected | Sort-Object)
    }

    It 'and the module reads what they brought about' {
        (Get-PimAssignment 'Attribute Definition Administrator' -Mine).Type | Should -Be 'Eligible'
        (Get-PimRequest -Mine -Status Granted).Role.Name | Should -Be 'Attribute Definition Administrator'
        (Get-PimAssignment 'Exchange Recipient Administrator' -Mine -Type Active).State | Should -Be 'Active'
    }
}
