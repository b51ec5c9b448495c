# Somebody who has left: what they hold is listed, audited and removed by the object id, and found by -Orphaned.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
    $null = Connect-Pim -Emulator -As dana -Reset
    $ada = @(Get-PimAssignment -Principal ada@contoso.com)
    $id = $ada[0].PrincipalId
    (Get-PimContext).Emulator.DeletePrincipal('ada')
    $null = Connect-Pim -Emulator -As emil -Name emil
    $null = Connect-Pim -Emulator -As dana
    $unknown = '99999999-0000-4000-8000-000000000000'
}

AfterAll { $null = Disconnect-Pim -All }

Describe 'Somebody who has left' {
    It 'is listed by the id, in all kinds' {
        $listed = Get-PimAssignment -Principal $id

        $listed.Id | Sort-Object | Should -Be ($ada.Id | Sort-Object)
        $listed.Kind | Select-Object -Unique | Should -HaveCount 3
        $listed.IsOrphaned | Select-Object -Unique | Should -BeTrue
    }

    It 'is found by -Orphaned, and nobody else is' {
        (Get-PimAssignment -Orphaned).Id | Sort-Object | Should -Be ($ada.Id | Sort-Object)
        Get-PimAssignment -Orphaned -Kind EntraRole | Should -Not -BeNullOrEmpty
        Get-PimAssignment -Orphaned -Principal emil@contoso.com | Should -BeNullOrEmpty
    }

    It 'shows as a question mark with the id, also after a job' {
        $orphan = Get-PimAssignment -Orphaned 'User Administrator' -Kind EntraRole
        $again = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($orphan, 2))

        foreach ($one in $orphan, $again) {
            ($one | Format-Table | Out-String -Width 200) | Should -Match "\? \($id\)"
            ($one | Format-List | Out-String -Width 200) | Should -Match "\? \($id, which the directory no longer knows\)"
        }
    }

    It 'is audited by the id' {
        $records = Get-PimAuditLog -Principal $id -Kind EntraRole -Context emil

        $records | Should -Not -BeNullOrEmpty
        $records.Principal.Id | Select-Object -Unique | Should -Be $id
    }

    It 'gets nothing new' {
        $failure = New-PimAssignment 'Teams Reader' $id -Duration 5d -Justification 'Pester' 2>&1

        $failure.FullyQualifiedErrorId | Should -Be 'PrincipalNotFound,PimTools.Commands.NewPimAssignmentCommand'
        $failure | Should -Match $id
    }

    It 'is removed by the id' {
        $request = Remove-PimAssignment 'User Administrator' -Principal $id -Kind EntraRole -Justification 'Left' -Confirm:$false

        $request.Status | Should -Be Revoked
        Get-PimAssignment 'User Administrator' -Principal $id -Kind EntraRole | Should -BeNullOrEmpty
    }

    It 'is removed by the pipe, in all kinds' {
        $requests = Get-PimAssignment -Orphaned | Where-Object State -NE Activated | Remove-PimAssignment -Justification 'Left' -Confirm:$false

        $requests.Status | Select-Object -Unique | Should -Be Revoked
        Get-PimAssignment -Orphaned -Type Eligible | Should -BeNullOrEmpty
    }
}

Describe 'An id that nobody has' {
    It 'holds nothing, and is no error' {
        Get-PimAssignment -Principal $unknown -ErrorVariable failures | Should -BeNullOrEmpty
        Get-PimAuditLog -Principal $unknown -Context emil -ErrorVariable +failures | Should -BeNullOrEmpty
        Get-PimRequest -Principal $unknown -ErrorVariable +failures | Should -BeNullOrEmpty
        $failures | Should -BeNullOrEmpty
    }

    It 'has nothing to remove, which is told' {
        $output = Remove-PimAssignment 'Teams Reader' -Principal $unknown -Kind EntraRole -Confirm:$false 3>&1

        $output | Should -BeOfType System.Management.Automation.WarningRecord
        $output | Should -Match "$unknown has no assignment"
    }

    It 'becomes no approver' {
        $failure = Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -RequiresApproval $true -Approver $unknown 2>&1

        $failure.FullyQualifiedErrorId | Should -Be 'PrincipalNotFound,PimTools.Commands.SetPimRoleSettingCommand'
    }
}

Describe 'Where the directory may not be asked' {
    BeforeAll {
        $hosted = Start-EmulatorHost
        $breakglass = @{ Authorization = 'Bearer ' + (Get-EmulatorToken $hosted 'user=breakglass') }
        Invoke-RestMethod "$($hosted.Address)/v1.0/users/emil@contoso.com" -Method Delete -Headers $breakglass
        $scopes = 'RoleEligibilitySchedule.Read.Directory RoleAssignmentSchedule.Read.Directory RoleManagement.Read.Directory'
        $token = Get-EmulatorToken $hosted "user=dana&scopes=$scopes"
        $null = Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $hosted.Address -Name few
    }

    AfterAll { Stop-EmulatorHost $hosted }

    It 'nobody is told as orphaned, and the command says that it does not know' {
        $output = Get-PimAssignment -Orphaned -Kind EntraRole -Context few 2>&1

        $output.FullyQualifiedErrorId | Should -Be 'PermissionMissing,PimTools.Commands.GetPimAssignmentCommand'
        $output | Should -Match 'orphaned is not known'
        (Get-PimAssignment 'Global Reader' -Kind EntraRole -Context few).IsOrphaned | Should -BeNullOrEmpty
    }

    It 'an id is believed' {
        $leaver = (Get-PimAssignment 'Global Reader' -Kind EntraRole -Context few).PrincipalId

        (Get-PimAssignment -Principal $leaver -Kind EntraRole -Context few).RoleName | Should -Contain 'Global Reader'
    }
}
